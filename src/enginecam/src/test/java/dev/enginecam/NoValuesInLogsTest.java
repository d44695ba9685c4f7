package dev.enginecam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rowan.connect.DatabaseConfig;
import dev.rowan.error.DatabaseFailure;
import dev.rowan.session.StatementEvent;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Neither a StatementListener nor the log of a library that we use hears a value of a statement that failed. */
@Timeout(60)
@Execution(ExecutionMode.SAME_THREAD) // there is one recorder
class NoValuesInLogsTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private static final String CANARY = "nightingale";
    private static final String EMAIL = CANARY + "@example.com";

    /** What HikariCP takes for the end of a connection, and thus logs, is among them. */
    @ParameterizedTest
    @ValueSource(strings = {"P0001", "23505", "57P01", "57P02", "08006", "01002", "25006", "0A000", "53300"})
    void of_a_statement_that_fails(String state, TestDatabase database) {
        List<StatementEvent> events = new CopyOnWriteArrayList<>();
        List<String> logged = RecordedLogs.during(() -> {
            try (var db = EngineCam.connect(
                    DatabaseConfig.of(database.url()).poolSize(1).listener(events::add))) {
                db.dsl().execute("""
                                create function refuse() returns trigger language plpgsql as $$
                                begin
                                    raise exception using errcode = '%s', message = 'no ' || new.email;
                                end $$;
                                create trigger users_refuse before insert on users
                                    for each row execute function refuse()""".formatted(state));
                fails(() -> db.users().insert(NewUser.id("u").email(EMAIL)));
                fails(() -> db.transaction(
                        tx -> tx.users().insert(NewUser.id(CANARY).email(EMAIL))));
                fails(() -> db.users()
                        .where(DSL.val(EMAIL).cast(SQLDataType.INTEGER).eq(1))
                        .list());
                fails(() -> db.dsl().execute("insert into users (id, email) values ('v', ?)", EMAIL));
                fails(() -> db.dsl().execute("select ?::int", EMAIL));
            }
        });
        assertThat(logged).anyMatch(line -> line.contains("com.zaxxer.hikari"));
        assertThat(logged).noneMatch(line -> line.contains(CANARY));
        assertThat(events).anyMatch(event -> event.failure() != null);
        assertThat(events).noneMatch(event -> printed(event).contains(CANARY));
    }

    private static void fails(ThrowingCallable work) {
        assertThat(catchThrowable(work)).isInstanceOf(DatabaseFailure.class);
    }

    private static String printed(StatementEvent event) {
        var printed = new StringWriter();
        printed.append(event.toString());
        if (event.failure() != null) {
            event.failure().printStackTrace(new PrintWriter(printed));
        }
        return printed.toString();
    }
}
