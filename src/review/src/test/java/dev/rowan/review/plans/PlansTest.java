package dev.rowan.review.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rowan.postgres.Migrations;
import dev.rowan.postgres.PostgresServer;
import dev.rowan.postgres.ScratchDatabase;
import dev.rowan.review.CataloguedStatement;
import dev.rowan.review.PlanNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlansTest {
    private static final String SIZES = """
            server   %s
            locale   en_US.utf8
            setting  random_page_cost 1.1
            setting  work_mem 4MB
            rows     users     10M
            rows     projects  50M
            rows     cams     400M
            nulls    cams.profile_points 0.02
            """;

    private static final List<CataloguedStatement> STATEMENTS = List.of(
            statement("users.find", "select id, email from users where id = $1", "character varying"),
            statement("users.byStatus", "select id from users where subscription_status = $1", "character varying"),
            statement(
                    "projects.ofUser",
                    "select id, name from projects where user_id = $1 order by id",
                    "character varying"),
            statement(
                    "cams.claimUnmeasured",
                    "select id, name from cams where profile_points is null order by created_at, id limit $1 for update skip locked",
                    "bigint"),
            statement("cams.byProject", "select id from cams where project_id = $1", "integer"),
            statement(
                    "cams.withOwner",
                    "select c.id, u.email from cams c join projects p on p.id = c.project_id join users u on u.id = p.user_id"
                            + " where c.project_id = $1 order by c.id",
                    "integer"));

    private static PostgresServer server;
    private static ScratchDatabase migrated;

    @BeforeAll
    static void migrate() {
        server = PostgresServer.start("embedded");
        migrated = server.create();
        Migrations.in(Path.of("../../db/migrations")).migrate(migrated);
    }

    @AfterAll
    static void close() {
        server.close();
    }

    static CataloguedStatement statement(String id, String text, String... types) {
        return new CataloguedStatement(
                id,
                CataloguedStatement.Kind.QUERY,
                "",
                text,
                Stream.of(types)
                        .map(t -> new CataloguedStatement.Parameter("p", t, t, Optional.empty()))
                        .toList(),
                List.of(),
                "",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    static Sizes sizes(String text) {
        return Sizes.parse(Path.of("db/sizes.txt"), text.formatted(server.majorVersion()));
    }

    private static SortedMap<String, PlanNode> plans(ScratchDatabase database, String sizes) throws SQLException {
        try (SizedDatabase sized =
                SizedDatabase.of(server, database, sizes(sizes)).orElseThrow()) {
            assertThat(sized.told()).isEmpty();
            Plans.Result result = Plans.of(sized, STATEMENTS);
            assertThat(result.told()).isEmpty();
            return result.skeletons();
        }
    }

    private static Planned planned(Plans.Result result, String id) {
        return Objects.requireNonNull(result.statements().get(id), id);
    }

    private static String text(SortedMap<String, PlanNode> plans, String id) {
        return text(Objects.requireNonNull(plans.get(id), id));
    }

    static String text(PlanNode node) {
        return text(node, "");
    }

    private static String text(PlanNode node, String indent) {
        var text = new StringBuilder(indent + node.operation());
        node.index().ifPresent(i -> text.append(" ").append(i));
        node.table().ifPresent(t -> text.append(" on ").append(t));
        node.conditions().forEach(c -> text.append("; ").append(c));
        node.children().forEach(c -> text.append("\n").append(text(c, indent + "  ")));
        return text.toString();
    }

    @Test
    void plans_are_those_of_the_stated_sizes() throws SQLException {
        SortedMap<String, String> texts = new TreeMap<>();
        plans(migrated, SIZES).forEach((id, plan) -> texts.put(id, text(plan)));

        assertThat(texts)
                .containsEntry(
                        "users.find", "Index Scan users_pkey on public.users; Index Cond: ((id)::text = ($1)::text)")
                .containsEntry("users.byStatus", """
                        Gather
                          Parallel Seq Scan on public.users; Filter: ((subscription_status)::text = ($1)::text)""")
                .containsEntry("projects.ofUser", """
                        Sort; Sort Key: id
                          Index Scan projects_user_id_idx on public.projects; Index Cond: ((user_id)::text = ($1)::text)""")
                .containsEntry("cams.claimUnmeasured", """
                        Limit
                          LockRows
                            Sort; Sort Key: created_at, id
                              Seq Scan on public.cams; Filter: (profile_points IS NULL)""")
                .containsEntry(
                        "cams.byProject",
                        "Index Scan cams_project_id_idx on public.cams; Index Cond: (project_id = $1)");
    }

    @Test
    void plans_are_the_same_in_each_database_and_session() throws SQLException {
        String first = plans(migrated, SIZES).toString();

        try (ScratchDatabase other = server.create()) {
            execute(
                    other,
                    "create schema other; create table other.before (id int primary key); create table other.more (id int primary key);"
                            + " drop table other.before");
            Migrations.in(Path.of("../../db/migrations")).migrate(other);
            try (SizedDatabase sized = SizedDatabase.of(server, other, sizes(SIZES + "rows other.more 1\n"))
                    .orElseThrow()) {
                var source = sized.dataSource();
                source.setOptions("-c TimeZone=Asia/Kathmandu -c DateStyle=German -c enable_seqscan=off -c work_mem=1GB"
                        + " -c enable_indexscan=off -c random_page_cost=40 -c quote_all_identifiers=on");
                try (Connection connection = source.getConnection()) {
                    Plans.Result result = Plans.of(connection, sized.schema(), Optional.of(sized.sizes()), STATEMENTS);
                    assertThat(result.skeletons()).hasToString(first);
                }
            }
        }
    }

    @Test
    void the_locale_decides_whether_a_prefix_uses_an_index() throws SQLException {
        var byPrefix = List.of(statement("users.byPrefix", "select id from users where email like 'a%'"));
        try (SizedDatabase c = SizedDatabase.of(server, migrated, sizes(SIZES.replace("en_US.utf8", "C")))
                        .orElseThrow();
                SizedDatabase other =
                        SizedDatabase.of(server, migrated, sizes(SIZES)).orElseThrow()) {
            assertThat(text(Plans.of(c, byPrefix).skeletons(), "users.byPrefix"))
                    .contains("users_email_key");
            assertThat(text(Plans.of(other, byPrefix).skeletons(), "users.byPrefix"))
                    .contains("Seq Scan");
        }
    }

    @Test
    void partitions_that_are_read_alike_are_one_line() throws SQLException {
        try (ScratchDatabase database = server.create()) {
            execute(database, """
                    create table payment (id bigint, paid_at timestamptz not null, customer_id int, primary key (paid_at, id))
                        partition by range (paid_at);
                    create index payment_customer_id_idx on payment (customer_id);
                    create table payment_2026_01 partition of payment for values from ('2026-01-01') to ('2026-02-01');
                    create table payment_2026_02 partition of payment for values from ('2026-02-01') to ('2026-03-01');
                    create table payment_2026_03 partition of payment for values from ('2026-03-01') to ('2026-04-01');
                    """);
            var statements = List.of(
                    statement("payment.ofCustomer", "select id from payment where customer_id = $1", "integer"),
                    statement(
                            "payment.ofDay",
                            "select id from payment where paid_at >= $1 and paid_at < $1 + interval '1 day' and id > 0",
                            "timestamp with time zone"),
                    statement(
                            "payment.find",
                            "select id from payment where paid_at = $1 and id = $2",
                            "timestamp with time zone",
                            "bigint"));
            try (SizedDatabase sized = SizedDatabase.of(
                            server,
                            database,
                            sizes("server %d\nlocale C\nrows payment 30M\ndistinct payment.customer_id 100k\n"))
                    .orElseThrow()) {
                SortedMap<String, PlanNode> plans = Plans.of(sized, statements).skeletons();
                assertThat(text(plans, "payment.ofCustomer")).isEqualTo("""
                        Append
                          Bitmap Heap Scan on public.payment; each partition; Recheck Cond: (customer_id = $1)
                            Bitmap Index Scan payment_customer_id_idx; Index Cond: (customer_id = $1)""");
                assertThat(text(plans, "payment.find")).isEqualTo("""
                        Append; partitions that the values leave
                          Index Only Scan payment_pkey on public.payment; each partition; Index Cond: ((paid_at = $1) AND (id = $2))""");
                assertThat(text(plans, "payment.ofDay")).contains("partitions that the values leave");
            }
        }
    }

    @Test
    void names_that_are_not_there_and_tables_without_rows_are_told() throws SQLException {
        try (SizedDatabase sized =
                SizedDatabase.of(server, migrated, sizes("""
                        server %d
                        rows users 10M
                        rows user 1M
                        nulls cams.profile 0.1
                        """)).orElseThrow()) {
            assertThat(sized.told())
                    .containsExactly(
                            "db/sizes.txt:3: no table is called user\nhelp: mend the name, or take the line away",
                            "db/sizes.txt:4: the table cams has no column profile\nhelp: mend the name, or take the line away",
                            "db/sizes.txt: no rows are stated of public.cams: its plans are those of 1000 rows\n"
                                    + "help: add a line: rows public.cams 10M",
                            "db/sizes.txt: no rows are stated of public.projects: its plans are those of 1000 rows\n"
                                    + "help: add a line: rows public.projects 10M",
                            "db/sizes.txt: no locale is stated: plans are those of C, where LIKE 'a%' uses any index\n"
                                    + "help: add a line: locale en_US.utf8");
        }
    }

    @Test
    void a_setting_that_the_server_refuses_is_told() throws SQLException {
        try (SizedDatabase sized = SizedDatabase.of(server, migrated, sizes(SIZES + "setting work_memory 1GB\n"))
                .orElseThrow()) {
            assertThat(Plans.of(sized, STATEMENTS).told())
                    .containsExactly("db/sizes.txt:9: the server refuses the setting:"
                            + " ERROR: unrecognized configuration parameter \"work_memory\"");
        }
    }

    @Test
    void statistics_that_pg_dump_has_printed_are_taken(@TempDir Path folder) throws SQLException, IOException {
        assumeTrue(server.majorVersion() >= 18, "pg_dump --statistics-only came with PostgreSQL 18");
        Files.writeString(folder.resolve("statistics.sql"), """
                \\restrict iRrq
                SELECT pg_catalog.set_config('search_path', '', false);
                SELECT * FROM pg_catalog.pg_restore_relation_stats('version', '180006'::integer, 'schemaname', 'public',
                    'relname', 'users', 'relpages', '180000'::integer, 'reltuples', '10000000'::real,
                    'relallvisible', '180000'::integer);
                SELECT * FROM pg_catalog.pg_restore_attribute_stats('version', '180006'::integer, 'schemaname', 'public',
                    'relname', 'users', 'attname', 'subscription_status', 'inherited', 'f'::boolean, 'null_frac', '0'::real,
                    'avg_width', '5'::integer, 'n_distinct', '-0.9'::real);
                \\unrestrict iRrq
                """);
        Path file = folder.resolve("sizes.txt");
        Files.writeString(file, "server 18\nlocale C\nstatistics statistics.sql\nrows cams 400M\n");
        try (SizedDatabase sized =
                SizedDatabase.of(server, migrated, Sizes.parse(file)).orElseThrow()) {
            assertThat(sized.told()).isEmpty();
            Explained plan = planned(Plans.of(sized, STATEMENTS), "users.byStatus")
                    .plan()
                    .orElseThrow();
            assertThat(plan.rows()).isEqualTo(1); // 0.9 values a row, not 200 in all
        }
    }

    @Test
    void five_hundred_statements_take_seconds() throws SQLException {
        List<CataloguedStatement> many = IntStream.range(0, 500)
                .mapToObj(i -> statement(
                        "s" + i,
                        STATEMENTS.get(i % STATEMENTS.size()).text(),
                        STATEMENTS.get(i % STATEMENTS.size()).parameters().stream()
                                .map(CataloguedStatement.Parameter::sent)
                                .toArray(String[]::new)))
                .toList();
        try (SizedDatabase sized =
                SizedDatabase.of(server, migrated, sizes(SIZES)).orElseThrow()) {
            long start = System.nanoTime();
            assertThat(Plans.of(sized, many).skeletons()).hasSize(500);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(60)); // about 3 on two idle CPUs
        }
    }

    @Test
    void without_sizes_there_are_no_plans() throws SQLException {
        try (Connection connection = migrated.connect()) {
            Plans.Result result = Plans.withoutSizes(connection, STATEMENTS);
            assertThat(result.skeletons()).isEmpty();
            assertThat(planned(result, "users.find").tree()).isPresent();
        }
    }

    @Test
    void plans_of_another_major_version_are_skipped() {
        assertThat(SizedDatabase.refusal(server, sizes(SIZES))).isEmpty();
        assertThat(SizedDatabase.refusal(server, Sizes.parse(Path.of("db/sizes.txt"), "server 12\nrows users 10M")))
                .hasValue("db/sizes.txt:1: plans are those of PostgreSQL 12, and this server is %d: plans are skipped"
                        .formatted(server.majorVersion()));
    }

    @Test
    void a_statement_that_the_server_refuses_is_told_and_the_others_go_on() throws SQLException {
        try (SizedDatabase sized =
                SizedDatabase.of(server, migrated, sizes(SIZES)).orElseThrow()) {
            Plans.Result result =
                    Plans.of(sized, List.of(statement("wrong", "select nothing from users"), STATEMENTS.getFirst()));
            assertThat(result.told()).containsExactly("wrong is not planned: ERROR: column \"nothing\" does not exist");
            assertThat(result.skeletons()).containsOnlyKeys("users.find");
        }
    }

    private static void execute(ScratchDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement s = connection.createStatement()) {
            s.execute(sql);
        }
    }
}
