/** JSON of generated code, by Jackson 3: {@link dev.rowan.jackson.RowanModule}. */
@NullMarked
package dev.rowan.jackson;

import org.jspecify.annotations.NullMarked;
