package dev.rowan.spring.test;

import dev.rowan.postgres.PostgresServer;
import dev.rowan.postgres.ScratchDatabase;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** Dropped with the context. */
final class DatabaseOfContext implements JdbcConnectionDetails, AutoCloseable {
    private final ScratchDatabase database = Server.ONE.create();

    DatabaseOfContext() {}

    /** Started by the first context. It ends with the JVM, as do all contexts that Spring keeps. */
    private static final class Server {
        static final PostgresServer ONE = PostgresServer.start("auto");

        private Server() {}
    }

    @Override
    public String getJdbcUrl() {
        return database.url();
    }

    @Override
    public String getUsername() {
        return String.valueOf(database.dataSource().getUser());
    }

    @Override
    public String getPassword() {
        String password = database.dataSource().getPassword();
        return password == null ? "" : password;
    }

    @Override
    public void close() {
        database.close();
    }
}
