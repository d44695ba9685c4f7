/**
 * Rows that are there: found, locked, changed and deleted by their keys or by a condition. For callers:
 * {@link dev.rowan.table.Patch}. All else is for generated code.
 */
@NullMarked
package dev.rowan.table;

import org.jspecify.annotations.NullMarked;
