package dev.rowan.session;

import java.sql.Connection;
import org.jooq.ConnectionProvider;

/** One connection, which stays with whoever holds it. */
record HeldConnection(Connection connection) implements ConnectionProvider {
    @Override
    public Connection acquire() {
        return connection;
    }

    @Override
    public void release(Connection released) {
        // its holder does
    }
}
