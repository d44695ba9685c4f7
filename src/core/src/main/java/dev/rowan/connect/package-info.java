/**
 * Opens a database: URL, pool, migrations, the check of its schema. For callers: {@link dev.rowan.connect.DatabaseConfig}. All
 * else is for generated code.
 */
@NullMarked
package dev.rowan.connect;

import org.jspecify.annotations.NullMarked;
