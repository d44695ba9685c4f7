package dev.rowan.testing;

import dev.rowan.postgres.PostgresServer;
import dev.rowan.postgres.ScratchDatabase;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The JVM's server and the templates on it. JUnit closes it at the end of the run. */
final class SharedServer implements AutoCloseable {
    private final PostgresServer server = PostgresServer.start("auto");
    private final Map<String, ScratchDatabase> templates = new ConcurrentHashMap<>();

    ScratchDatabase cloneOf(Template template) {
        return server.cloneOf(templates.computeIfAbsent(template.key(), key -> create(template)));
    }

    private ScratchDatabase create(Template template) {
        ScratchDatabase database = server.create();
        try {
            template.content().accept(database);
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
