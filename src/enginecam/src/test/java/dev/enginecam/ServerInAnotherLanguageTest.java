package dev.enginecam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rowan.connect.DatabaseConfig;
import dev.rowan.error.ConnectionLost;
import dev.rowan.error.ConstraintViolation;
import dev.rowan.error.QueryFailed;
import dev.rowan.error.TransientFailure;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where {@code lc_messages} is not English, errors are what they are anywhere. */
@Timeout(60)
class ServerInAnotherLanguageTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private InRussian server;
    private EngineCam.Connected db;

    @BeforeEach
    void open(TestDatabase database) throws IOException {
        server = new InRussian(database.url());
        db = EngineCam.connect(DatabaseConfig.of(server.url()).poolSize(1));
    }

    @AfterEach
    void close() throws IOException {
        db.close();
        server.close();
    }

    private int session() {
        return db.dsl().fetchSingle("select pg_backend_pid()").get(0, Integer.class);
    }

    private Throwable raised(String state) {
        return catchThrowable(
                () -> db.dsl().execute("do $$ begin raise exception using errcode = '" + state + "'; end $$"));
    }

    @Test
    void its_severity_is_translated() {
        assertThatExceptionOfType(QueryFailed.class)
                .isThrownBy(() -> db.dsl().execute("select 1 / 0"))
                .satisfies(e ->
                        assertThat(e.sqlException().orElseThrow().getMessage()).startsWith("ОШИБКА: "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"57P01", "57P04", "25P03", "25P04"})
    void what_a_function_raises_is_no_loss_and_costs_no_connection(String state) {
        int before = session();
        assertThat(raised(state)).isInstanceOf(QueryFailed.class);
        assertThat(session()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "08003"})
    void a_lost_server_behind_this_one_is_transient_and_costs_no_connection(String state) {
        int before = session();
        assertThat(raised(state)).isInstanceOf(TransientFailure.class);
        assertThat(session()).isEqualTo(before);
    }

    @Test
    void the_end_of_the_session_is_a_loss_and_the_next_call_has_another() {
        int before = session();
        assertThatExceptionOfType(ConnectionLost.class)
                .isThrownBy(() -> db.dsl().execute("select pg_terminate_backend(pg_backend_pid(), 10000)"))
                .satisfies(e -> assertThat(e.sqlState()).isEqualTo("57P01"));
        assertThat(session()).isNotEqualTo(before);
    }

    @Test
    void a_session_that_ended_while_it_was_used_by_nobody_is_a_loss(TestDatabase database) {
        assertThatExceptionOfType(ConnectionLost.class)
                .isThrownBy(() -> db.transaction(tx -> {
                    int session =
                            tx.dsl().fetchSingle("select pg_backend_pid()").get(0, Integer.class);
                    EngineCam.of(database.dataSource())
                            .dsl()
                            .fetchSingle("select pg_terminate_backend(?, 30000)", session);
                    tx.users().count();
                }));
        assertThat(db.users().count()).isZero();
    }

    @Test
    void a_violation_has_its_constraint() {
        SomeRows.user(db, "u");
        assertThatExceptionOfType(ConstraintViolation.class).isThrownBy(() -> SomeRows.user(db, "u"));
    }
}
