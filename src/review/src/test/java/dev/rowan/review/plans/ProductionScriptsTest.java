package dev.rowan.review.plans;

import static dev.rowan.review.plans.PlansTest.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rowan.postgres.PostgresServer;
import dev.rowan.postgres.ScratchDatabase;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProductionScriptsTest {
    private static final String SCHEMA = """
            create type state as enum ('open', 'closed');
            create table users (id bigint primary key, plan text not null, note text, state state not null);
            create table logins (id bigint, at date not null, user_id bigint not null references users, primary key (at, id))
                partition by range (at);
            create table logins_1 partition of logins for values from ('2026-01-01') to ('2026-07-01');
            create table logins_2 partition of logins for values from ('2026-07-01') to ('2027-01-01');
            create table "Odd. one" (id int primary key);
            insert into users select i, 'plan ' || i % 3, case when i % 4 = 0 then repeat('x', 50) end, 'open' from generate_series(1, 12345) i;
            insert into logins select i, date '2026-06-30' + i % 2, i from generate_series(1, 3000) i;
            insert into "Odd. one" values (1);
            analyze;
            """;

    private static PostgresServer server;

    @BeforeAll
    static void start() {
        server = PostgresServer.start("embedded");
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static ScratchDatabase filled() throws SQLException {
        ScratchDatabase database = server.create();
        try (Connection connection = database.connect();
                Statement s = connection.createStatement()) {
            s.execute(SCHEMA);
            s.execute("alter database " + database.name() + " set random_page_cost = 1.1");
        }
        return database;
    }

    /** What psql sends: the script without its own commands. */
    private static String sql(String script) {
        return script.lines().filter(l -> !l.startsWith("\\")).collect(Collectors.joining("\n"));
    }

    private static void check(String printed) {
        Sizes sizes = Sizes.parse(Path.of("printed.txt"), printed);
        assertThat(printed).startsWith("# What the planner is told");
        assertThat(sizes.server()).isEqualTo(server.majorVersion());
        assertThat(sizes.locale()).hasValue("C");
        assertThat(sizes.settings()).containsEntry("random_page_cost", "1.1");
        assertThat(sizes.rows("public.users")).hasValue(12_000);
        assertThat(sizes.rows("public.logins")).hasValue(3000);
        assertThat(sizes.rows("public.Odd. one")).hasValue(1);
        assertThat(sizes.rows()).doesNotContainKey("public.logins_1");
        assertThat(sizes.distinct("public.users", "plan")).hasValue(3);
        assertThat(sizes.distinct())
                .doesNotContainKeys("public.users.id", "public.users.state", "public.logins.user_id");
        assertThat(sizes.nulls("public.users", "note")).hasValue(0.75);
        assertThat(sizes.width("public.users", "note")).hasValue(51);
    }

    @Test
    void sizes_of_production_are_printed() throws SQLException {
        try (ScratchDatabase database = filled();
                Connection connection = database.connect();
                Statement s = connection.createStatement();
                ResultSet rs = s.executeQuery(sql(ProductionScripts.sizes()))) {
            var printed = new StringBuilder();
            while (rs.next()) {
                printed.append(rs.getString(1)).append('\n');
            }
            check(printed.toString());
        }
    }

    @Test
    void psql_prints_the_same(@TempDir Path folder) throws Exception {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(p -> new File(p, "psql").canExecute()),
                "psql is not on the PATH");
        Path script = Files.writeString(folder.resolve("rowan-sizes.sql"), ProductionScripts.sizes());
        try (ScratchDatabase database = filled()) {
            check(psql(database, script));
        }
    }

    private static String psql(ScratchDatabase database, Path script) throws IOException, InterruptedException {
        var source = database.dataSource();
        var builder = new ProcessBuilder(
                        "psql",
                        "-X",
                        "-f",
                        script.toString(),
                        "-h",
                        source.getServerNames()[0],
                        "-U",
                        source.getUser(),
                        database.name())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("PGPORT", String.valueOf(source.getPortNumbers()[0]));
        builder.environment().put("PGPASSWORD", source.getPassword());
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return printed;
    }

    @Test
    void what_production_spends_is_known_by_the_id_of_a_statement() throws SQLException {
        var statements = List.of(
                statement(
                        "users.ofPlan", "select id from users where plan = $1 limit $2", "character varying", "bigint"),
                statement("users.never", "select id from users where state = 'open' limit 1"),
                statement("users.wrong", "select nothing from users"));
        try (ScratchDatabase database = filled();
                Connection connection = database.connect()) {
            try (Statement s = connection.createStatement()) {
                s.execute("create extension pg_stat_statements");
            }
            for (int i = 0; i < 7; i++) {
                try (PreparedStatement s = connection.prepareStatement("select id from users where plan = ? limit ?")) {
                    s.setString(1, "plan 1");
                    s.setLong(2, 3);
                    s.execute();
                }
            }

            assertThat(result(connection, sql(ProductionScripts.statements(statements))))
                    .containsExactly(
                            "users.ofPlan 7 calls 21 rows", "users.never 0 calls 0 rows", "users.wrong 0 calls 0 rows");
            assertThat(result(
                            connection,
                            "select 'left', count(*), 0, 0, 0 from pg_class where relname = 'rowan_statement'"))
                    .containsExactly("left 0 calls 0 rows");
        }
    }

    /** The rows of the one statement that has any. */
    private static List<String> result(Connection connection, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement s = connection.createStatement()) {
            s.setEscapeProcessing(false);
            boolean isResult = s.execute(sql);
            while (isResult || s.getUpdateCount() != -1) {
                if (isResult) {
                    try (ResultSet rs = s.getResultSet()) {
                        while (rs.next()) {
                            rows.add(
                                    "%s %s calls %s rows".formatted(rs.getString(1), rs.getString(2), rs.getString(5)));
                        }
                    }
                }
                isResult = s.getMoreResults();
            }
        }
        return rows;
    }
}
