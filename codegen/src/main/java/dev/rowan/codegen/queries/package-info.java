/** Typed {@code .sql} files: their text, and what PostgreSQL makes of it. */
@NullMarked
package dev.rowan.codegen.queries;

import org.jspecify.annotations.NullMarked;
