/** The generator from the outside: jOOQ's own tool runs it on folders of migrations. */
@NullMarked
package dev.rowan.codegen;

import org.jspecify.annotations.NullMarked;
