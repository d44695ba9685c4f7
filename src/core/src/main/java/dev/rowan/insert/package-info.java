/**
 * New rows, alone or with others that are stored with them. For callers: {@link dev.rowan.insert.NewRow},
 * {@link dev.rowan.insert.NewGraph}, {@link dev.rowan.insert.PlannedStatement}. All else is for generated code.
 */
@NullMarked
package dev.rowan.insert;

import org.jspecify.annotations.NullMarked;
