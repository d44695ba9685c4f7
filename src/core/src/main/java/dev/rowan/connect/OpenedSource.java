package dev.rowan.connect;

import dev.rowan.session.Holders;
import dev.rowan.session.Replicated;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The connections of a facade that was opened by its configuration. Thread-safe. */
interface OpenedSource extends DataSource, Holders.Owner, Replicated, AutoCloseable {
    /** Of the jar. */
    ShippedMigrations migrations();

    /** Connections beside the pool; null where there is none. */
    @Nullable
    DataSource besidePool();

    /** Waits for who has a connection, and then closes all. */
    @Override
    void close();
}
