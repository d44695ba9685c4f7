package dev.rowan.testing;

import static java.util.Objects.requireNonNull;

import dev.rowan.postgres.PostgresServer;
import dev.rowan.postgres.ScratchDatabase;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

/** The JVM's server and the templates on it. JUnit closes it at the end of the run. */
@SuppressWarnings("deprecation") // JUnit 5.12 closes nothing but CloseableResources
final class SharedServer implements Store.CloseableResource, AutoCloseable {
    private static final Namespace NAMESPACE = Namespace.create(TestDatabases.class);

    private final PostgresServer server = PostgresServer.start("auto");
    private final Map<String, ScratchDatabase> templates = new ConcurrentHashMap<>();
    private final Map<String, SharedDatabase> shared = new ConcurrentHashMap<>();

    static SharedServer of(ExtensionContext context) {
        return requireNonNull(
                store(context).getOrComputeIfAbsent(SharedServer.class, key -> new SharedServer(), SharedServer.class));
    }

    /** That of the session, which may run several times, or of the run, before JUnit 5.13. */
    private static Store store(ExtensionContext context) {
        try {
            return context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE);
        } catch (LinkageError e) {
            return context.getRoot().getStore(NAMESPACE);
        }
    }

    ScratchDatabase cloneOf(Template template) {
        return server.cloneOf(templates.computeIfAbsent(template.key(), key -> create(template)));
    }

    SharedDatabase sharedCloneOf(Template template) {
        return shared.computeIfAbsent(template.key(), key -> SharedDatabase.of(cloneOf(template)));
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
        shared.values().forEach(SharedDatabase::close);
        server.close();
    }
}
