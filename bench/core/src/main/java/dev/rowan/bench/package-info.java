/** Rowan beside hand-written JDBC and jOOQ: the same work, the same connection, the same run. */
@NullMarked
package dev.rowan.bench;

import org.jspecify.annotations.NullMarked;
