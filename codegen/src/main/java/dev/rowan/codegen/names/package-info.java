/** Java names for what the catalogue has. */
@NullMarked
package dev.rowan.codegen.names;

import org.jspecify.annotations.NullMarked;
