package dev.rowan.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExistingServerTest {
    private static PostgresServer host;
    private static ScratchDatabase maintenance;

    @BeforeAll
    static void start() {
        host = PostgresServer.start("embedded");
        maintenance = host.create();
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    void scratch_databases_are_dropped_one_by_one_and_with_the_server() {
        try (PostgresServer server = PostgresServer.start(maintenance.url())) {
            assertThat(server.majorVersion()).isEqualTo(EmbeddedServerTest.MAJOR);
            ScratchDatabase one = server.create();
            ScratchDatabase two = server.cloneOf(one);
            assertThat(databases()).contains(one.name(), two.name());
            one.close();
            one.close();
            assertThat(databases()).doesNotContain(one.name()).contains(two.name());
        }
        assertThat(databases()).doesNotContain("rowan_scratch_");
    }

    @Test
    void databases_of_dead_runs_are_swept_and_no_others(@TempDir Path tmp) throws Exception {
        EmbeddedServerTest.execute(maintenance, "create database rowan_scratch_notes");
        EmbeddedServerTest.execute(maintenance, "create database rowan_scratch_0000abcd_1");
        String killed;
        try (PostgresServer live = PostgresServer.start(maintenance.url());
                ScratchDatabase kept = live.create()) {
            try (ChildJvm child = ChildJvm.start(tmp, maintenance.url())) {
                String[] line = child.line().split(" ", 2);
                killed = line[0];
                ProcessHandle.of(Long.parseLong(line[1])).ifPresent(ProcessHandle::destroy);
                assertThat(databases()).contains(killed);
            }
            // by another database of the same server, where the live run's lock is out of reach
            try (ScratchDatabase elsewhere = host.create()) {
                sweepUntilGone(elsewhere.url(), killed);
            }
            assertThat(databases())
                    .contains(kept.name(), "rowan_scratch_notes")
                    .doesNotContain(killed, "rowan_scratch_0000abcd_1");
        } finally {
            EmbeddedServerTest.execute(
                    maintenance, "drop database rowan_scratch_notes"); // of no run: nobody else drops it
        }
    }

    /** The server notices a dead client within milliseconds, not at once. */
    private static void sweepUntilGone(String url, String database) throws InterruptedException {
        for (int i = 0; i < 50 && databases().contains(database); i++) {
            PostgresServer.start(url).close();
            Thread.sleep(20);
        }
    }

    @Test
    void a_server_that_cannot_be_reached_is_named() {
        assertThatThrownBy(() -> PostgresServer.start("postgres://me:secret@127.0.0.1:1/x"))
                .isInstanceOf(ServerFailed.class)
                .hasMessageStartingWith(
                        "cannot use the PostgreSQL server at 127.0.0.1: Connection to 127.0.0.1:1 refused")
                .hasMessageEndingWith("help: check the URL; its user needs the right to create databases")
                .hasMessageNotContaining("secret");
    }

    @Test
    void special_characters_of_user_and_password_work_in_every_spelling() throws SQLException {
        EmbeddedServerTest.execute(maintenance, "create role \"a@b\" login createdb password 'p:/?&+ %'");
        int port = maintenance.dataSource().getPortNumbers()[0];
        String url = "postgresql://a%%40b:p%%3A%%2F%%3F%%26+%%20%%25@127.0.0.1:%d/%s?connectTimeout=3"
                .formatted(port, maintenance.name());
        try (PostgresServer server = PostgresServer.start(url);
                ScratchDatabase database = server.create();
                PostgresServer again = PostgresServer.start(database.url())) {
            assertThat(EmbeddedServerTest.text(database, "select current_user || inet_server_port()"))
                    .isEqualTo("a@b" + port);
            assertThat(again.majorVersion()).isEqualTo(EmbeddedServerTest.MAJOR);
        }
    }

    private static String databases() {
        return EmbeddedServerTest.text(maintenance, "select string_agg(datname, ' ') from pg_database");
    }
}
