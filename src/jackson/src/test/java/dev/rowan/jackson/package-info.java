@NullMarked
package dev.rowan.jackson;

import org.jspecify.annotations.NullMarked;
