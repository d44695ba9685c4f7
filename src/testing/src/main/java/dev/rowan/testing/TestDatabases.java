package dev.rowan.testing;

import dev.rowan.postgres.Migrations;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A JUnit extension that gives each test a database of its own, in tens of milliseconds: migrations run once, into a
 * template that is cloned.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../db/migrations"));
 *
 * @Test
 * void users_have_an_email(TestDatabase database) { ... }
 * }</pre>
 *
 * <p>A parameter of type {@link TestDatabase} or {@link DataSource}, of a test or of its {@code @BeforeEach} and
 * {@code @AfterEach} methods, is the test's database. It is dropped after the test; a test that keeps a connection
 * fails, with the place where it took the connection as the cause.
 *
 * <p>All extensions of a JVM share one server, {@code auto} in the words of
 * {@link dev.rowan.postgres.PostgresServer#start}, and equal migrations share one template.
 *
 * <p>Immutable, safe for use by several threads: tests may run in parallel.
 */
public final class TestDatabases implements ParameterResolver, AfterEachCallback {
    private static final Namespace SHARED = Namespace.create(TestDatabases.class);

    private final Template template;
    private final Namespace own = Namespace.create(TestDatabases.class, this);

    private TestDatabases(Template template) {
        this.template = template;
    }

    /** Databases with the migrations of these folders; relative ones start at the working directory. */
    public static TestDatabases migratedBy(Path... folders) {
        return migratedBy(Migrations.in(folders));
    }

    /** Databases with these migrations, which may come out of a jar: {@link Migrations#inClasspath}. */
    public static TestDatabases migratedBy(Migrations migrations) {
        return new TestDatabases(Template.of(migrations));
    }

    /** Databases on which this SQL has run: one or more statements, for tests that need no more than a table. */
    public static TestDatabases ofSql(String sql) {
        return new TestDatabases(Template.of(sql));
    }

    /** Empty databases. */
    public static TestDatabases empty() {
        return ofSql("");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return (type == TestDatabase.class || type == DataSource.class)
                && context.getTestMethod().isPresent();
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        TestDatabase database = databaseOf(context);
        return parameter.getParameter().getType() == DataSource.class ? database.dataSource() : database;
    }

    private TestDatabase databaseOf(ExtensionContext context) {
        return context.getStore(own)
                .computeIfAbsent(
                        TestDatabase.class,
                        key -> new TestDatabase(sharedServer(context).cloneOf(template)),
                        TestDatabase.class);
    }

    private static SharedServer sharedServer(ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, SHARED)
                .computeIfAbsent(SharedServer.class, key -> new SharedServer(), SharedServer.class);
    }

    /** For JUnit: drops the test's database, and fails the test if it kept a connection. */
    @Override
    public void afterEach(ExtensionContext context) {
        TestDatabase database = context.getStore(own).remove(TestDatabase.class, TestDatabase.class);
        if (database == null) {
            return;
        }
        Optional<KeptConnection> kept = database.drop();
        if (kept.isPresent()) {
            throw kept.get();
        }
    }
}
