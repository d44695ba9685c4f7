/**
 * Executes statements on connections, in transactions or outside. For callers: {@link dev.rowan.session.Transactions},
 * {@link dev.rowan.session.StatementListener}, {@link dev.rowan.session.RowReader}. All else is for generated code.
 */
@NullMarked
package dev.rowan.session;

import org.jspecify.annotations.NullMarked;
