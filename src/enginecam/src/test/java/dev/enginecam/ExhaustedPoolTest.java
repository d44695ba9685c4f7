package dev.enginecam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rowan.connect.DatabaseConfig;
import dev.rowan.error.NoConnection;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The message of a pool without a free connection says who holds them. */
@Timeout(60)
class ExhaustedPoolTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private EngineCam.Connected db;

    @BeforeEach
    void open(TestDatabase database) {
        db = EngineCam.connect(DatabaseConfig.of(database.url()).poolSize(2).connectionTimeout(Duration.ofMillis(500)));
        while (sessions() < 2) { // HikariCP opens all but the first in the background
            Thread.onSpinWait();
        }
    }

    private int sessions() {
        return db.dsl()
                .fetchSingle("select count(*)::int from pg_stat_activity where application_name like 'enginecam-dao %'"
                        + " and datname = current_database() and state is not null")
                .get(0, Integer.class);
    }

    @AfterEach
    void close() {
        db.close();
    }

    private ThrowableAssertAlternative<NoConnection> assertNone() {
        return assertThatExceptionOfType(NoConnection.class)
                .isThrownBy(() -> db.users().count())
                .withMessageStartingWith("users.count: no connection: rowan - Connection is not available")
                .withMessageContaining("total=2, active=2, idle=0");
    }

    @Test
    void the_database_is_used_inside_of_a_transaction() {
        db.transaction(first -> {
            first.users().count();
            db.transaction(second -> assertNone()
                    .withMessageEndingWith("; 2 in transactions, 0 in open streams\nhelp: this thread holds one in a"
                            + " transaction: inside of transaction(tx -> ...) use tx, not the database"));
        });
        assertThat(db.users().count()).isZero();
    }

    @Test
    void streams_are_not_closed() {
        var first = db.cams().export();
        var second = db.cams().export();
        assertNone()
                .withMessageEndingWith("; 0 in transactions, 2 in open streams\nhelp: this thread holds one in an open"
                        + " stream: close it, or read the rows as a list");
        CompletableFuture.runAsync(() -> assertNone()
                        .withMessageEndingWith("2 in open streams\nhelp: close every stream, by try (var rows = ...)"))
                .join();
        first.close();
        db.transaction(tx -> {
            try (var third = tx.cams().export()) {
                assertThat(third).isEmpty();
                CompletableFuture.runAsync(
                                () -> assertNone().withMessageContaining("; 1 in transactions, 1 in open streams\n"))
                        .join();
            }
        });
        second.close();
        assertThat(db.users().count()).isZero();
    }

    @Test
    void other_threads_are_in_transactions() {
        db.transaction(first -> db.transaction(second -> CompletableFuture.runAsync(() -> assertNone()
                        .withMessageEndingWith("; 2 in transactions, 0 in open streams\nhelp: keep transactions short,"
                                + " or raise poolSize"))
                .join()));
    }
}
