/** The static statements of each table: their text, their types as the server sees them, and the review. */
@NullMarked
package dev.rowan.codegen.statements;

import org.jspecify.annotations.NullMarked;
