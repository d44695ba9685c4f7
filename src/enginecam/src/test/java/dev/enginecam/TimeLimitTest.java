package dev.enginecam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rowan.connect.DatabaseConfig;
import dev.rowan.error.NoConnection;
import dev.rowan.error.QueryTimeout;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class TimeLimitTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    @Test
    void a_statement_that_takes_longer_than_the_limit_is_cancelled(TestDatabase database) {
        EngineCam holder = EngineCam.of(database.dataSource());
        SomeRows.user(holder, "u");
        var config = DatabaseConfig.of(database.url()).statementTimeout(Duration.ofMillis(100));
        try (var db = EngineCam.connect(config)) {
            holder.transaction(tx -> {
                tx.users().update("u", u -> u.subscriptionStatus("pro"));
                assertThatExceptionOfType(QueryTimeout.class)
                        .isThrownBy(() -> db.users().delete("u"))
                        .withMessage("users.delete: cancelled: canceling statement due to statement timeout [57014]");
            });
            assertThat(db.users().exists("u")).isTrue();
        }
    }

    @Test
    void a_facade_has_a_limit_for_each_call(TestDatabase database) {
        EngineCam holder = EngineCam.of(database.dataSource());
        SomeRows.user(holder, "u");
        try (var db = EngineCam.connect(
                DatabaseConfig.of(database.url()).migrate(false).poolSize(1))) {
            EngineCam limited = db.within(Duration.ofMillis(80));
            int session = session(db);
            holder.transaction(tx -> {
                tx.users().update("u", u -> u.subscriptionStatus("pro"));
                long start = System.nanoTime();
                assertThatExceptionOfType(QueryTimeout.class)
                        .isThrownBy(() -> limited.users().delete("u"))
                        .withMessageStartingWith("users.delete: cancelled: ");
                assertThat(Duration.ofNanos(System.nanoTime() - start))
                        .isBetween(Duration.ofMillis(80), Duration.ofSeconds(10));
                assertThatExceptionOfType(QueryTimeout.class)
                        .isThrownBy(
                                () -> limited.transaction(inner -> inner.users().lock("u")));
            });
            assertThat(limited.users().count()).isEqualTo(1);
            assertThat(limited.users().find("u", Graphs.USER_PROJECTS)).isPresent();
            assertThat(session(db)).isEqualTo(session);
            assertThat(limited.users().delete("u")).isTrue();
            for (Duration limit : List.of(Duration.ZERO, Duration.ofDays(30))) {
                assertThatIllegalArgumentException().isThrownBy(() -> db.within(limit));
            }
        }
    }

    private static int session(EngineCam db) {
        return db.dsl().fetchSingle("select pg_backend_pid()").get(0, Integer.class);
    }

    @Test
    void a_caller_that_gets_no_connection_in_time_may_try_again(TestDatabase database) {
        var config = DatabaseConfig.of(database.url()).poolSize(1).connectionTimeout(Duration.ofMillis(250));
        try (var db = EngineCam.connect(config)) {
            db.transaction(tx -> {
                assertThat(tx.users().count()).isZero();
                assertThatExceptionOfType(NoConnection.class)
                        .isThrownBy(() -> db.users().count())
                        .withMessageStartingWith("users.count: no connection: rowan - Connection is not available")
                        .withMessageContaining("total=1, active=1, idle=0");
                assertThatExceptionOfType(NoConnection.class)
                        .isThrownBy(() -> db.users().all().list())
                        .withMessageStartingWith("users.where: no connection: ");
                assertThatExceptionOfType(NoConnection.class)
                        .isThrownBy(() -> db.dsl().execute("select 1"))
                        .withMessageStartingWith("dsl: no connection: ");
                assertThatExceptionOfType(NoConnection.class)
                        .isThrownBy(() -> db.transaction(second -> {}))
                        .withMessageStartingWith("transaction.begin: no connection: ");
                SomeRows.user(tx, "u");
            });
            assertThat(db.users().count()).isEqualTo(1);
        }
    }
}
