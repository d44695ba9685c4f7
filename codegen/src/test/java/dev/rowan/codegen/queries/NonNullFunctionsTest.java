package dev.rowan.codegen.queries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.codegen.queries.NonNullFunctions.Entry;
import dev.rowan.postgres.PostgresServer;
import dev.rowan.postgres.ScratchDatabase;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Calls each listed function with what could make it give null: infinities, empty texts, JSON's null, arrays of odd bounds. */
class NonNullFunctionsTest {
    private static final String SIGNATURE = "p.proname || '(' || array_to_string(array(select format_type(t, null)"
            + " from unnest(p.proargtypes::oid[]) with ordinality u (t, o) order by o), ', ') || ')'";

    private static PostgresServer server;
    private static ScratchDatabase database;
    private static Connection connection;

    @BeforeAll
    static void start() throws Exception {
        server = PostgresServer.start("auto");
        database = server.create();
        connection = database.connect();
        try (InputStream in =
                        Objects.requireNonNull(NonNullFunctionsTest.class.getResourceAsStream("break-functions.sql"));
                Statement s = connection.createStatement()) {
            s.setEscapeProcessing(false);
            s.execute(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            s.execute("set client_min_messages = error");
        }
    }

    @AfterAll
    static void stop() throws SQLException {
        connection.close();
        server.close();
    }

    @Test
    void each_oid_is_that_of_its_signature_or_of_nothing() throws SQLException {
        enter(NonNullFunctions.entries());
        assertThat(rows("select e.oid || ' ' || e.signature || ': ' || " + SIGNATURE
                        + " from entries e join pg_proc p on p.oid = e.oid"
                        + " where not starts_with(e.signature, left(" + SIGNATURE
                        + ", -1))")) // some got arguments later
                .isEmpty();
        assertThat(rows("select e.signature from entries e join pg_proc p on p.oid = e.oid"
                        + " where p.pronamespace <> 'pg_catalog'::regnamespace"))
                .isEmpty();
    }

    @Test
    void each_entry_is_listed_once() {
        List<Entry> entries = NonNullFunctions.entries();
        assertThat(entries.stream().map(Entry::oid).distinct()).hasSameSizeAs(entries);
        assertThat(entries).hasSizeGreaterThan(800);
    }

    @Test
    void nothing_makes_an_entry_give_null() throws SQLException {
        enter(NonNullFunctions.entries());
        List<String> tried = rows(
                "select signature || ' ' || coalesce(b[2], case when b[1] = '0' then 'was never called' else 'holds' end)"
                        + " from (select e.signature, broken(e) as b from entries e join pg_proc p on p.oid = e.oid) x");
        assertThat(tried).hasSizeGreaterThan(700);
        assertThat(tried).filteredOn(t -> !t.endsWith(" holds")).isEmpty();
    }

    @Test
    void functions_that_give_null_are_found_out() throws SQLException {
        List<Entry> harmless = new ArrayList<>();
        for (String signature : List.of(
                "date_part(text, timestamp without time zone)",
                "array_length(anyarray, integer)",
                "substring(text, text)",
                "jsonb_path_match_opr(jsonb, jsonpath)",
                "to_char(timestamp with time zone, text)",
                "\"time\"(timestamp with time zone)",
                "scale(numeric)",
                "jsonb_object_field(jsonb, text)")) {
            harmless.add(new Entry(oid(signature), NonNullFunctions.When.ARGUMENTS, signature));
        }
        harmless.add(new Entry(oid("lower(text)"), NonNullFunctions.When.ALWAYS, "lower(text)"));
        harmless.add(new Entry(oid("sum(integer)"), NonNullFunctions.When.AGGREGATE_ALWAYS, "sum(integer)"));
        harmless.add(new Entry(oid("max(integer)"), NonNullFunctions.When.ALWAYS, "max(integer)"));
        harmless.add(new Entry(oid("lag(anyelement)"), NonNullFunctions.When.ARGUMENTS, "lag(anyelement)"));
        harmless.add(new Entry(oid("unnest(anyarray)"), NonNullFunctions.When.ROWS, "unnest(anyarray)"));
        harmless.add(new Entry(
                oid("json_array_elements_text(json)"),
                NonNullFunctions.When.FIRST_COLUMN,
                "json_array_elements_text(json)"));
        harmless.add(new Entry(oid("jsonb_each_text(jsonb)"), NonNullFunctions.When.ROWS, "jsonb_each_text(jsonb)"));
        enter(harmless);
        assertThat(rows("select signature from entries e where cardinality(broken(e)) = 1"))
                .isEmpty();
    }

    private static void enter(List<Entry> entries) throws SQLException {
        try (Statement s = connection.createStatement();
                PreparedStatement insert = connection.prepareStatement("insert into entries values (?, ?, ?)")) {
            s.execute("truncate entries");
            for (Entry entry : entries) {
                insert.setLong(1, entry.oid());
                insert.setString(2, entry.when().name().toLowerCase(Locale.ROOT).replace('_', '-'));
                insert.setString(3, entry.signature());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static long oid(String signature) throws SQLException {
        return Long.parseLong(
                rows("select '" + signature + "'::regprocedure::oid").getFirst());
    }

    private static List<String> rows(String sql) throws SQLException {
        try (Statement s = connection.createStatement();
                ResultSet rs = s.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (rs.next()) {
                rows.add(Objects.requireNonNull(rs.getString(1)));
            }
            return rows;
        }
    }
}
