/**
 * Throw-away PostgreSQL servers for builds and tests, and the migrations that fill their databases.
 *
 * <p>Start at {@link dev.rowan.postgres.PostgresServer#start(String)}.
 */
@NullMarked
package dev.rowan.postgres;

import org.jspecify.annotations.NullMarked;
