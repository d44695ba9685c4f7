/** The run-time errors: one sealed family for statements, {@link dev.rowan.error.ConnectFailed} for opening a database. */
@NullMarked
package dev.rowan.error;

import org.jspecify.annotations.NullMarked;
