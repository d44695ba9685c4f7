package dev.rowan.testing;

import static java.util.Objects.requireNonNull;

import dev.rowan.postgres.Migrations;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
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
 * <p>Parameters of a test, and of its {@code @BeforeEach} and {@code @AfterEach} methods, are of the test's database. It is dropped
 * after the test; a test that keeps a connection fails, with the place where it took the connection as the cause.
 *
 * <ul>
 *   <li>{@link TestDatabase}, {@link DataSource};
 *   <li>a generated facade, whose statements are heard: {@link Statements}, {@link MaxStatements};
 *   <li>{@link Statements};
 *   <li>{@link Connection}: one of the data source, for each parameter, which is closed after the test;
 *   <li>jOOQ's {@code DSLContext} on the data source. Neither jOOQ nor rowan-core is needed for the others.
 * </ul>
 *
 * <p>All extensions of a JVM share one server, {@code auto} in the words of
 * {@link dev.rowan.postgres.PostgresServer#start}, and equal migrations share one template.
 *
 * <p>Immutable, safe for use by several threads: tests may run in parallel.
 */
public final class TestDatabases
        implements ParameterResolver, BeforeTestExecutionCallback, AfterTestExecutionCallback, AfterEachCallback {
    private final Template template;
    private final boolean rollingBack;
    private final boolean refusingRepeats;
    private final Namespace own = Namespace.create(TestDatabases.class, this);

    private TestDatabases(Template template, boolean rollingBack, boolean refusingRepeats) {
        this.template = template;
        this.rollingBack = rollingBack;
        this.refusingRepeats = refusingRepeats;
    }

    /** Databases with the migrations of these folders; relative ones start at the working directory. */
    public static TestDatabases migratedBy(Path... folders) {
        return migratedBy(Migrations.in(folders));
    }

    /** Databases with these migrations, which may come out of a jar: {@link Migrations#inClasspath}. */
    public static TestDatabases migratedBy(Migrations migrations) {
        return new TestDatabases(Template.of(migrations), false, false);
    }

    /** Databases on which this SQL has run: one or more statements, for tests that need no more than a table. */
    public static TestDatabases ofSql(String sql) {
        return new TestDatabases(Template.of(sql), false, false);
    }

    /** Empty databases. */
    public static TestDatabases empty() {
        return ofSql("");
    }

    /**
     * The same, where tests share one database: each has one connection to it, in a transaction that is rolled back at its end. That
     * saves the clone. Transactions of the test are savepoints, and a statement that fails leaves the test's transaction alive.
     *
     * <p>It cannot cover what needs COMMIT or a second connection: deferred constraints, NOTIFY, {@code now()} that goes on,
     * isolation, locks between transactions, threads that write at a time, code that connects by URL. Sequences are not rolled
     * back. A statement that fails inside of a transaction does not spoil the rest of it, as it would. Tests that run in parallel
     * wait for each other where they write the same key.
     */
    public TestDatabases rollingBack() {
        return new TestDatabases(template, true, refusingRepeats);
    }

    /**
     * The same, where a test method fails that sends a statement of the same id more than once within one transaction: the N+1
     * guard. {@link AllowRepeats} takes a test out. {@code rowan.testing.repeats=refuse} in {@code junit-platform.properties}
     * does so for all tests.
     *
     * <p>A transaction is what is done on one connection until it is given back. Outside of one each statement stands alone, and
     * is not counted: there a budget helps, {@link MaxStatements}.
     */
    public TestDatabases refusingRepeats() {
        return new TestDatabases(template, rollingBack, true);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return (type == TestDatabase.class
                        || type == DataSource.class
                        || type == Connection.class
                        || type == Statements.class
                        || type == TestRows.class
                        || type.getName().equals(Jooq.CONTEXT)
                        || Facade.is(type))
                && context.getTestMethod().isPresent();
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        TestDatabase database = databaseOf(context);
        Class<?> type = parameter.getParameter().getType();
        if (type == TestDatabase.class) {
            return database;
        } else if (type == DataSource.class) {
            return database.dataSource();
        } else if (type == Connection.class) {
            return database.parameter();
        } else if (type == Statements.class) {
            return database.statements().heard();
        } else if (type == TestRows.class) {
            return TestRows.of(database.dataSource(), 1);
        } else if (Facade.is(type)) {
            return Facade.on(type, database.dataSource(), database.statements());
        } else {
            return Jooq.on(database.dataSource());
        }
    }

    @SuppressWarnings("deprecation") // its successor came with JUnit 6
    private TestDatabase databaseOf(ExtensionContext context) {
        return requireNonNull(context.getStore(own)
                .getOrComputeIfAbsent(TestDatabase.class, key -> make(SharedServer.of(context)), TestDatabase.class));
    }

    private TestDatabase make(SharedServer server) {
        return rollingBack
                ? TestDatabase.rolledBack(server.sharedCloneOf(template))
                : TestDatabase.own(server.cloneOf(template));
    }

    /** For JUnit: what was sent so far does not count. */
    @Override
    public void beforeTestExecution(ExtensionContext context) {
        TestDatabase database = context.getStore(own).get(TestDatabase.class, TestDatabase.class);
        if (database != null) {
            database.statements().clear();
        }
    }

    /** For JUnit: fails the test if it sent more than it may, and did not fail by itself. */
    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isEmpty()) {
            TestDatabase database = context.getStore(own).get(TestDatabase.class, TestDatabase.class);
            Budgets.check(context, database == null ? null : database.statements(), refusingRepeats);
        }
    }

    /** For JUnit: drops the test's database, or rolls back, and fails the test if it kept a connection. */
    @Override
    public void afterEach(ExtensionContext context) {
        TestDatabase database = context.getStore(own).remove(TestDatabase.class, TestDatabase.class);
        if (database == null) {
            return;
        }
        Optional<KeptConnection> kept = database.end();
        if (kept.isPresent()) {
            throw kept.get();
        }
    }
}
