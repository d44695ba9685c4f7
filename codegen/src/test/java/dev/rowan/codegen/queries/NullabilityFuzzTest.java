package dev.rowan.codegen.queries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.codegen.queries.Fuzz.Break;
import dev.rowan.codegen.queries.NonNullFunctions.Entry;
import dev.rowan.codegen.queries.NonNullFunctions.When;
import dev.rowan.postgres.PostgresServer;
import dev.rowan.postgres.ScratchDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What is said to be never null is never null, in 2,000 random queries of a fixed seed. {@code -Drowan.fuzz=50000} makes more,
 * {@code -Drowan.fuzz.seed=1} others.
 */
class NullabilityFuzzTest {
    private static final int COUNT = Integer.getInteger("rowan.fuzz", 2_000);
    private static final long SEED = Long.getLong("rowan.fuzz.seed", 20_261_123);

    private static PostgresServer server;
    private static Fuzz fuzz;
    private static int version;

    @BeforeAll
    static void run() throws SQLException {
        server = PostgresServer.start("auto");
        version = server.majorVersion();
        try (ScratchDatabase database = server.create();
                Fuzz run = new Fuzz(database::connect, SEED, breaks())) {
            fuzz = run;
            fuzz.run(COUNT);
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void nothing_that_is_said_to_be_never_null_is_null() {
        assertThat(fuzz.wrong()).isEmpty();
    }

    @Test
    void most_queries_run_and_say_something() {
        assertThat(fuzz.ran()).as(fuzz.failures()::toString).isGreaterThan(COUNT * 7 / 10);
        assertThat(fuzz.crashed()).hasSizeLessThan(1 + COUNT / 2_000);
        assertThat(fuzz.nonNull()).isGreaterThan(fuzz.columns() / 8);
    }

    @Test
    void each_broken_rule_is_found() {
        assertThat(fuzz.found()).containsOnlyKeys(breaks().keySet());
    }

    /** Analysers with one rule less. */
    private static Map<String, Break> breaks() {
        Map<String, Break> breaks = new LinkedHashMap<>();
        breaks.put("every column of a table is NOT NULL", new Break(t -> t, AllNotNull::new, f -> f, false));
        breaks.put("parameters are never null", new Break(t -> t, r -> r, f -> f, true));
        breaks.put("jsonb ->> gives something", planted(When.ARGUMENTS, 3214));
        breaks.put("array_length gives something", planted(When.ARGUMENTS, 2176));
        breaks.put("lag gives something", planted(When.ARGUMENTS, 3106));
        breaks.put("unnest gives something", planted(When.ROWS, 2331));
        breaks.put("sum gives something", planted(When.ALWAYS, 2108));
        if (version >= 16) {
            breaks.put(
                    "functions of one length",
                    Break.ofTree(Fuzz.each(
                            "RANGETBLENTRY",
                            n -> n.list("functions").size() < 2
                                    ? n
                                    : n.with("functions", n.list("functions").subList(0, 1)))));
            tree(breaks, "outer joins null nothing", "VAR", "varnullingrels", List.of("b"));
        } else {
            tree(breaks, "outer joins null nothing", "JOINEXPR", "jointype", "0");
        }
        tree(breaks, "ON of outer joins filters", "JOINEXPR", "jointype", "0");
        tree(breaks, "a union is an intersection", "SETOPERATIONSTMT", "op", "2");
        tree(breaks, "each aggregate has groups", "QUERY", "groupClause", List.of("g"));
        tree(breaks, "grouping sets are groups", "QUERY", "groupingSets", List.of());
        tree(breaks, "a subquery gives a row", "SUBLINK", "subLinkType", "0");
        tree(breaks, "constants are not null", "CONST", "constisnull", "false");
        tree(breaks, "frames have rows", "WINDOWCLAUSE", "frameOptions", "1058");
        tree(breaks, "a filter leaves rows", "AGGREF", "aggfilter", null);
        tree(breaks, "an update returns what it found", "QUERY", "resultRelation", "0");
        tree(breaks, "a negation is its opposite", "BOOLEXPR", "boolop", "and");
        tree(breaks, "null tests succeed", "NULLTEST", "nulltesttype", "1");
        if (version >= 17) {
            breaks.put(
                    "a merge is an update",
                    Break.ofTree(
                            Fuzz.each("QUERY", n -> n.integer("commandType") == 5 ? n.with("commandType", "2") : n)));
        }
        if (version >= 18) {
            tree(breaks, "old and new are there", "VAR", "varreturningtype", "0");
        }
        return breaks;
    }

    private static void tree(
            Map<String, Break> breaks, String name, String type, String field, @Nullable Object value) {
        breaks.put(name, Break.ofTree(Fuzz.each(type, n -> n.with(field, value))));
    }

    private static Break planted(When when, long oid) {
        List<Entry> entries = new ArrayList<>(NonNullFunctions.entries());
        entries.removeIf(e -> e.oid() == oid);
        entries.add(new Entry(oid, when, "planted"));
        var functions = new NonNullFunctions(entries);
        return new Break(t -> t, r -> r, f -> functions, false);
    }

    private record AllNotNull(Relations relations) implements Relations {
        @Override
        public Relation relation(long oid) {
            Relation found = relations.relation(oid);
            return new Relation(
                    found.schema(),
                    found.name(),
                    found.kind(),
                    found.hasRules(),
                    found.attributes().stream()
                            .map(a -> new Attribute(a.number(), a.name(), true))
                            .toList());
        }

        @Override
        public Optional<Node> view(long oid) {
            return relations.view(oid);
        }

        @Override
        public boolean isStrict(long function) {
            return relations.isStrict(function);
        }

        @Override
        public boolean isComparison(long operator) {
            return relations.isComparison(operator);
        }
    }
}
