package dev.rowan.review.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rowan.postgres.PostgresServer;
import dev.rowan.review.Finding;
import dev.rowan.review.Finding.Level;
import dev.rowan.review.plans.Sizes;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a reader of plans gets wrong easily. */
class TrapsTest {
    private static final String EVENTS = "create table events (id bigint primary key, kind varchar(20) not null,"
            + " at timestamptz not null, done_at timestamptz);\n";

    private static PostgresServer server;

    @BeforeAll
    static void start() {
        server = PostgresServer.start("embedded");
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static List<String> rules(String sql) throws SQLException {
        return RuleCase.of(sql).findings(server).stream().map(Finding::rule).toList();
    }

    @Test
    void an_index_whose_first_column_is_left_open_does_not_serve() throws SQLException {
        String sql = """
                -- sizes: rows events 5M
                -- sizes: setting enable_seqscan off
                -- sizes: distinct events.kind 2M
                create index events_kind_at_idx on events (kind, at);
                -- statement events.at (timestamptz)
                select count(*) from events where at = $1
                """;
        assertThat(rules(EVENTS + sql)).containsExactly("no-index-for-predicate");
    }

    @Test
    void a_filter_that_a_partial_index_implies_is_no_finding() throws SQLException {
        String sql = """
                -- sizes: rows events 5M
                -- sizes: nulls events.done_at 0.001
                create index events_open_idx on events (at, id) where done_at is null;
                -- statement events.open (bigint)
                select id from events where done_at is null order by at, id limit $1
                """;
        assertThat(rules(EVENTS + sql)).isEmpty();
    }

    @Test
    void varchar_as_text_is_no_cast() throws SQLException {
        String sql = """
                -- sizes: rows events 5M
                -- sizes: distinct events.kind 2000
                -- statement events.ofKind (text)
                select count(*) from events where kind = $1
                """;
        assertThat(rules(EVENTS + sql)).containsExactly("no-index-for-predicate");
    }

    @Test
    void values_that_choose_a_partition_do_not_read_all_of_them() throws SQLException {
        assertThat(rules("""
                -- sizes: rows payment 30M
                create table payment (id bigint, paid_at timestamptz not null, primary key (paid_at, id)) partition by range (paid_at);
                create table payment_1 partition of payment for values from ('2026-01-01') to ('2026-02-01');
                create table payment_2 partition of payment for values from ('2026-02-01') to ('2026-03-01');
                -- statement payment.find (timestamptz, bigint)
                select id from payment where paid_at = $1 and id = $2
                """)).isEmpty();
    }

    @Test
    void what_keys_and_enums_tell_of_distinct_values_need_not_be_stated() throws SQLException {
        assertThat(rules("""
                -- sizes: rows customer 2M
                -- sizes: rows rental 40M
                create type state as enum ('open', 'closed');
                create table customer (id bigint primary key);
                create table rental (id bigint primary key, customer_id bigint not null references customer, state state not null);
                create index rental_customer_id_idx on rental (customer_id);
                -- statement rental.ofCustomer (bigint)
                select id from rental where customer_id = $1
                -- statement rental.openOfCustomer (bigint)
                select id from rental where customer_id = $1 and state = 'open'
                """)).isEmpty();
    }

    @Test
    void small_tables_are_nothing_and_middling_ones_a_note() throws SQLException {
        String sql = """
                -- sizes: rows events %s
                -- sizes: distinct events.kind 200
                -- statement events.ofKind (text)
                select count(*) from events where kind = $1
                """;
        assertThat(rules(EVENTS + sql.formatted("5000"))).isEmpty();
        assertThat(RuleCase.of(EVENTS + sql.formatted("50k")).findings(server))
                .extracting(Finding::level)
                .containsExactly(Level.NOTE);
        assertThat(RuleCase.of(EVENTS + sql.formatted("50M")).findings(server))
                .extracting(Finding::level)
                .containsExactly(Level.WARNING);
    }

    @Test
    void without_sizes_rules_say_what_needs_no_plan_and_nothing_else() throws SQLException {
        String sql = EVENTS + """
                create table parts (event_id bigint references events);
                -- statement events.ofKind (text)
                select id from events where kind = $1
                -- statement events.lock (bigint)
                select * from events where id = $1 for update
                -- statement events.deleteAll ()
                delete from events
                """;
        assertThat(RuleCase.of(sql).findingsWithoutSizes(server))
                .allSatisfy(f -> assertThat(f.level()).isNotEqualTo(Level.ERROR))
                .extracting(Finding::rule)
                .containsExactlyInAnyOrder(
                        "foreign-key-without-index",
                        "no-primary-key",
                        "select-star",
                        "stronger-row-lock",
                        "whole-table-written");
    }

    @Test
    void a_lock_of_a_row_that_others_refer_to_is_a_warning() throws SQLException {
        String sql = """
                -- sizes: rows events 5000
                -- sizes: rows parts 5000
                create table parts (id bigint primary key, event_id bigint references events);
                create index parts_event_id_idx on parts (event_id);
                -- statement events.lock (bigint)
                select kind from events where id = $1 for update
                """;
        assertThat(RuleCase.of(EVENTS + sql).findings(server))
                .extracting(Finding::level, Finding::message)
                .containsExactly(tuple(
                        Level.WARNING,
                        "FOR UPDATE on public.events also stops the storing of rows of public.parts that refer to it"));
    }

    @Test
    void a_cross_join_is_found_and_one_with_a_given_row_is_not() throws SQLException {
        String sql = """
                -- sizes: rows events 50k
                -- sizes: rows kinds 50
                create table kinds (name text primary key);
                -- statement events.crossed ()
                select count(*) from events, kinds
                -- statement events.beside (bigint)
                select count(*) from events e, kinds where e.id = $1
                -- statement events.upsert (bigint, varchar, timestamptz)
                insert into events (id, kind, at) values ($1, $2, $3) on conflict (id) do update set kind = excluded.kind
                """;
        assertThat(RuleCase.of(EVENTS + sql).findings(server))
                .extracting(Finding::rule, Finding::where)
                .containsExactly(tuple("row-explosion", "events.crossed"));
    }

    @Test
    void a_sort_below_limit_keeps_few_rows_and_one_below_for_update_keeps_all() throws SQLException {
        String sql = """
                -- sizes: rows events 5M
                -- statement events.newest (bigint)
                select id from events order by at, id limit $1
                -- statement events.take (bigint)
                select id from events order by at, id limit $1 for no key update
                """;
        assertThat(RuleCase.of(EVENTS + sql).findings(server))
                .extracting(Finding::rule, Finding::where)
                .containsExactly(tuple("spills", "events.take"));
    }

    @Test
    void sizes_of_another_version_skip_plans_and_leave_the_other_rules() throws SQLException {
        RuleCase one = RuleCase.of(EVENTS + """
                -- statement events.lock (bigint)
                select * from events where id = $1 for update
                """);
        Measured measured = one.measured(
                server, Optional.of(Sizes.parse(Path.of("sizes.txt"), "server 12\nlocale C\nrows events 5M")));

        assertThat(measured.planner()).isEmpty();
        assertThat(measured.plans()).isEmpty();
        assertThat(measured.findings("events.lock"))
                .extracting(Finding::rule)
                .containsExactly("select-star", "stronger-row-lock");
        assertThat(measured.told())
                .containsExactly("sizes.txt:1: plans are those of PostgreSQL 12, and this server is "
                        + server.majorVersion() + ": plans are skipped");
    }

    @Test
    void a_star_is_found_where_tables_inherit_and_where_one_takes_no_column() throws SQLException {
        assertThat(rules("""
                -- sizes: rows base 5000
                -- sizes: rows heir 5000
                -- sizes: rows typed 5000
                create type shape as (id bigint);
                create table typed of shape (primary key (id));
                create table base (id bigint primary key);
                create table heir (more text, primary key (id)) inherits (base);
                -- statement heir.find (bigint)
                select * from heir where id = $1
                -- statement typed.find (bigint)
                select * from typed where id = $1
                """)).containsExactly("select-star");
    }

    @Test
    void a_pattern_that_is_a_parameter_is_served_by_an_index_that_the_generic_plan_does_not_use() throws SQLException {
        String sql = """
                -- sizes: rows events 5M
                %s
                -- statement events.like (text)
                select count(*) from events where kind like $1
                """;
        assertThat(rules(EVENTS + sql.formatted("create index events_kind_idx on events (kind varchar_pattern_ops);")))
                .isEmpty();
        assertThat(rules(EVENTS + sql.formatted("create index events_kind_idx on events (kind collate \"C\");")))
                .isEmpty();
        assertThat(rules(EVENTS + sql.formatted(""))).containsExactly("no-index-for-predicate");
    }
}
