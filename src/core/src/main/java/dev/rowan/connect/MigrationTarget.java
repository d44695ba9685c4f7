package dev.rowan.connect;

import dev.rowan.error.ConnectFailed;
import java.sql.Connection;
import java.sql.SQLException;

/** A database that is looked at or migrated: the way to it, and what messages say of it. */
interface MigrationTarget {
    /** For messages: {@code host:port/database}. */
    String place();

    /** A connection whose statements have no limit of ours. To be closed. */
    Connection connect() throws SQLException;

    /** What is thrown when the way to it failed. */
    ConnectFailed unreachable(Throwable failure);

    /** How to open a newer schema, to follow "use the jar that ships it, or". */
    String toAllowNewer();

    /** How to migrate. */
    String toMigrate();

    /** How to name a role that may migrate, to follow "name one that may do it". */
    String toNameRole();
}
