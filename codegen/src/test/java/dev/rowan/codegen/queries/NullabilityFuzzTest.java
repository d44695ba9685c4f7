package dev.rowan.codegen.queries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.codegen.queries.Fuzz.Break;
import dev.rowan.codegen.queries.NonNullFunctions.Entry;
import dev.rowan.codegen.queries.NonNullFunctions.When;
import dev.rowan.codegen.queries.ServerCatalogue.Attribute;
import dev.rowan.codegen.queries.ServerCatalogue.ForeignKey;
import dev.rowan.codegen.queries.ServerCatalogue.Relation;
import dev.rowan.postgres.PostgresServer;
import dev.rowan.postgres.ScratchDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What is said to be never null is never null, in 3,000 random queries of a fixed seed. {@code -Drowan.fuzz=50000} makes more,
 * {@code -Drowan.fuzz.seed=1} others.
 */
class NullabilityFuzzTest {
    private static final int COUNT = Integer.getInteger("rowan.fuzz", 3_000);
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
        assertThat(fuzz.crashed()).hasSizeLessThan(1 + COUNT / 3_000);
        assertThat(fuzz.nonNull()).isGreaterThan(fuzz.columns() / 8);
    }

    @Test
    void each_broken_rule_is_found() {
        List<String> names = new ArrayList<>(breaks().keySet());
        names.add(RecordNulls.WITHOUT_HEIRS);
        assertThat(fuzz.found()).containsOnlyKeys(names.toArray(String[]::new));
    }

    /** Analysers with one rule less. */
    private static Map<String, Break> breaks() {
        Map<String, Break> breaks = new LinkedHashMap<>();
        relations(breaks, "every column of a table is NOT NULL", r -> true, r -> withNotNull(r, a -> true));
        relations(
                breaks,
                "heirs keep NOT NULL",
                r -> r.name().equals("parent"),
                r -> withNotNull(r, a -> a.name().equals("a")));
        relations(breaks, "rules change nothing", r -> true, r -> r.kind() == 'v' ? r : with(r, r.kind(), Set.of()));
        relations(breaks, "views return their rows", r -> r.kind() == 'v', r -> with(r, 'r', Set.of()));
        breaks.put("a branch is one of all rows of a window", Break.ofTree(Fuzz.each(choice(), Mutants::intoWindows)));
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
        breaks.put(
                "an update returns what it found",
                Break.ofTree(Fuzz.each("QUERY", n -> n.integer("commandType") == 2 ? n.with("commandType", "4") : n)));
        tree(breaks, "a negation is its opposite", "BOOLEXPR", "boolop", "and");
        tree(breaks, "null tests succeed", "NULLTEST", "nulltesttype", "1");
        tree(breaks, "each condition of a join is true", "JOINEXPR", "quals", null);
        tree(breaks, "HAVING leaves all groups", "QUERY", "havingQual", null);
        breaks.put(
                "sets have one length",
                Break.ofTree(
                        Fuzz.each("FUNCEXPR", n -> n.number("funcid") == 2331 ? n.with("funcretset", "false") : n)));
        breaks.put("jsonb_each_text gives values", planted(When.ROWS, 3932));
        breaks.put(
                "a key need not be the whole condition",
                Break.ofTree(Fuzz.each("JOINEXPR", Mutants::withFirstCondition)));
        List<ForeignKey> known = new ArrayList<>();
        breaks.put(
                "each foreign key is validated",
                new Break(t -> t, r -> new OtherKeys(r, "stray", known), f -> f, false));
        breaks.put("heirs have foreign keys", new Break(t -> t, r -> new OtherKeys(r, "brood", known), f -> f, false));
        if (version >= 17) {
            breaks.put(
                    "a merge is an update",
                    Break.ofTree(
                            Fuzz.each("QUERY", n -> n.integer("commandType") == 5 ? n.with("commandType", "2") : n)));
        }
        if (version >= 18) {
            breaks.put(
                    "a group has all of its columns or none", Break.ofTree(Fuzz.each(choice(), Mutants::wholeGroups)));
            tree(breaks, "old and new are there", "VAR", "varreturningtype", "0");
        }
        return breaks;
    }

    private static String choice() {
        return version >= 15 ? "CASEEXPR" : "CASE";
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

    private static void relations(
            Map<String, Break> breaks, String name, Predicate<Relation> which, UnaryOperator<Relation> change) {
        breaks.put(
                name,
                new Break(t -> t, r -> new OtherFacts(r, x -> which.test(x) ? change.apply(x) : x), f -> f, false));
    }

    private static Relation withNotNull(Relation relation, Predicate<Attribute> notNull) {
        return new Relation(
                relation.schema(),
                relation.name(),
                relation.kind(),
                relation.replaced(),
                relation.attributes().stream()
                        .map(a -> new Attribute(a.number(), a.name(), a.notNull() || notNull.test(a)))
                        .toList());
    }

    private static Relation with(Relation relation, char kind, Set<Integer> replaced) {
        return new Relation(relation.schema(), relation.name(), kind, replaced, relation.attributes());
    }
}
