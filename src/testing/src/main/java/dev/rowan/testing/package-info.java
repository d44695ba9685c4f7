/**
 * A real PostgreSQL database for each test.
 *
 * <p>Start at {@link dev.rowan.testing.TestDatabases}.
 */
@NullMarked
package dev.rowan.testing;

import org.jspecify.annotations.NullMarked;
