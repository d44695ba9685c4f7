package dev.rowan.review.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.postgres.PostgresServer;
import dev.rowan.postgres.ScratchDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code drift/base.sql} is what migrations give; each case changes a live database, and its {@code .txt} says the differences. */
class DriftTest {
    private static final Path CASES = Path.of("src/test/resources/drift/cases");

    private static PostgresServer server;
    private static ScratchDatabase migrated;

    @BeforeAll
    static void migrate() throws Exception {
        server = PostgresServer.start("auto");
        migrated = server.create();
        run(migrated, base());
    }

    @AfterAll
    static void close() {
        server.close();
    }

    static Stream<String> cases() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files
                    .map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(".sql"))
                    .map(f -> f.substring(0, f.length() - 4))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_planted_difference_is_told(String name) throws Exception {
        try (ScratchDatabase live = server.cloneOf(migrated)) {
            run(live, Files.readString(CASES.resolve(name + ".sql")));
            String told = between(live, DriftOptions.DEFAULT).differences().stream()
                    .map(d -> d + "\n")
                    .collect(Collectors.joining())
                    .replaceAll("\\bu\\.", ""); // as PostgreSQL prints a view before 16
            Path expected = CASES.resolve(name + ".txt");
            if (Boolean.getBoolean("rowan.rewrite")) {
                Files.writeString(expected, told);
            }
            assertThat(told).isEqualTo(Files.readString(expected));
            assertThat(told.isEmpty()).isEqualTo(name.endsWith("_ignored"));
        }
    }

    @Test
    void a_copy_has_no_difference() throws Exception {
        try (ScratchDatabase live = server.cloneOf(migrated)) {
            assertThat(between(live, DriftOptions.DEFAULT.grants(true)).differences())
                    .isEmpty();
        }
    }

    /** Other oids, and other places in each catalogue: what does not depend on another goes the other way round. */
    @Test
    void the_order_of_creation_is_no_difference() throws Exception {
        List<String> independent = List.of(
                "create table a (id int primary key, x text)",
                "create table b (id int primary key, y text unique, check (id > 0), check (y <> ''))",
                "create type c as enum ('1', '2')",
                "create sequence d",
                "create function e() returns int language sql return 1",
                "create schema f",
                "create view g as select 1 as one",
                "create table h (x int, y int, z int); create index h2 on h (x); create index h1 on h (y); create index h3 on h (z)",
                "create domain i as int check (value > 1) check (value < 9)",
                "create role r_drift; create role q_drift; create table j (id int); grant select, insert on j to r_drift; grant select on j to q_drift");
        List<String> backwards = independent.reversed().stream()
                .map(s -> s.replace("create role r_drift; create role q_drift;", "")
                        .replaceFirst("(grant .*r_drift); (grant .*)$", "$2; $1"))
                .toList();
        try (ScratchDatabase one = server.create();
                ScratchDatabase other = server.create()) {
            run(one, String.join(";\n", independent));
            run(other, "create table dropped (id int); drop table dropped;" + String.join(";\n", backwards));
            try (Connection a = one.connect();
                    Connection b = other.connect()) {
                assertThat(Drift.between(a, b, DriftOptions.DEFAULT.grants(true))
                                .differences())
                        .isEmpty();
            }
        } finally {
            run(migrated, "drop role r_drift; drop role q_drift");
        }
    }

    @Test
    void rights_are_compared_where_asked() throws Exception {
        try (ScratchDatabase live = server.cloneOf(migrated)) {
            run(live, """
                    create role drift_reader;
                    grant select, insert on public.users to drift_reader;
                    grant update (name) on public.users to drift_reader;
                    revoke execute on function public.twice(int) from public;
                    grant usage on schema app to drift_reader with grant option""");
            assertThat(between(live, DriftOptions.DEFAULT).differences()).isEmpty();
            assertThat(between(live, DriftOptions.DEFAULT.grants(true)).differences())
                    .extracting(Difference::toString)
                    .containsExactly(
                            "rights of drift_reader on schema app: in the live database, and no migration grants them",
                            "rights of public on function public.twice(n integer): missing in the live database",
                            "rights of drift_reader on table public.users: in the live database, and no migration grants them",
                            "rights of drift_reader on column public.users.name: in the live database, and no migration grants them");
            run(live, "drop owned by drift_reader; drop role drift_reader");
        }
    }

    @Test
    void patterns_and_schemas_say_what_is_compared() throws Exception {
        try (ScratchDatabase live = server.cloneOf(migrated)) {
            run(live, """
                    create schema cron; create table cron.job (id int);
                    create table public.events_2026_02 partition of public.events
                        for values from ('2026-02-01 00:00Z') to ('2026-03-01 00:00Z');
                    alter table app.notes add column more int""");
            assertThat(between(
                                    live,
                                    DriftOptions.DEFAULT.ignoring(
                                            List.of("cron.*", "public.events_2026_*", "app.notes.more")))
                            .differences())
                    .isEmpty();
            assertThat(between(live, DriftOptions.DEFAULT.schemas(List.of("app")))
                            .differences())
                    .extracting(Difference::object)
                    .containsExactly("column app.notes.more");
        }
    }

    @Test
    void another_history_is_left_out() throws Exception {
        try (ScratchDatabase live = server.cloneOf(migrated)) {
            run(live, "create table app.history (installed_rank int primary key)");
            DriftOptions options = DriftOptions.DEFAULT.history("app", "history");
            assertThat(between(live, options).differences()).isEmpty();
        }
    }

    /** As PostgreSQL 15 prints what 16 prints without the table. */
    @Test
    void a_view_is_compared_as_one_server_prints_it() throws Exception {
        try (Connection connection = migrated.connect()) {
            assertThat(Reprinted.text(
                            connection, " SELECT u.id,\n    u.name\n   FROM public.users u\n  WHERE (u.age >= 18);"))
                    .isEqualTo(Reprinted.text(connection, "select id, name from public.users u where age >= 18"));
            assertThat(Reprinted.text(connection, "select 1 from public.not_there"))
                    .isEqualTo("select 1 from public.not_there");
        }
    }

    @Test
    void a_role_that_may_write_nothing_is_enough_and_the_connection_is_as_before() throws Exception {
        try (ScratchDatabase live = server.cloneOf(migrated)) {
            run(live, "alter database " + live.name() + " set default_transaction_read_only = on");
            try (Connection a = migrated.connect();
                    Connection b = live.connect()) {
                assertThat(Drift.between(a, b, DriftOptions.DEFAULT).differences())
                        .isEmpty();
                assertThat(b.getAutoCommit()).isTrue();
                assertThat(b.isReadOnly()).isFalse();
                assertThat(b.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
            }
        }
    }

    /** Who holds AccessExclusive of a view would have a reader of its text wait. */
    @Test
    void a_lock_is_waited_for_five_seconds_at_most() throws Exception {
        try (ScratchDatabase live = server.cloneOf(migrated);
                Connection a = migrated.connect();
                Connection b = live.connect();
                Connection holder = live.connect();
                Statement s = holder.createStatement()) {
            holder.setAutoCommit(false);
            s.execute("lock table public.users in access exclusive mode");
            assertThatThrownBy(() -> Drift.between(a, b, DriftOptions.DEFAULT))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("lock timeout");
        }
    }

    private static Drift between(ScratchDatabase live, DriftOptions options) throws SQLException {
        try (Connection a = migrated.connect();
                Connection b = live.connect()) {
            return Drift.between(a, b, options);
        }
    }

    private static String base() throws IOException {
        return Files.readString(CASES.resolveSibling("base.sql"));
    }

    private static void run(ScratchDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement s = connection.createStatement()) {
            s.setEscapeProcessing(false);
            s.execute(sql);
        }
    }
}
