package dev.rowan.codegen.queries;

import dev.rowan.review.tree.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A query of a tree with the one around it, and what is known to be true for each of its result rows. */
final class Scope {
    static final int SELECT = 1;
    static final int UPDATE = 2;
    static final int INSERT = 3;
    static final int DELETE = 4;
    static final int MERGE = 5;

    static final int INNER = 0;
    static final int LEFT = 1;
    static final int FULL = 2;
    static final int RIGHT = 3;

    private static final int OLD = 1;
    private static final int NEW = 2;

    /** Of which rows a fact tells. */
    private enum About {
        /** WHERE: of each row. */
        EACH_ROW,
        /** HAVING: of each group, and of what is worked out for groups. */
        EACH_GROUP,
        /** The branch of a CASE: of the one row whose branch it is. */
        THIS_ROW
    }

    /** Something that is true, or false. */
    private record Fact(About about, Object expression, boolean holds) {}

    /** What another expression of the same rows is worked out of. */
    enum Over {
        /** The rows of FROM: an aggregate. */
        ROWS,
        /** The rows of the result: a window function. */
        RESULTS
    }

    private final Node query;
    private final @Nullable Scope up;
    private final List<Fact> facts;
    private final Map<Integer, Set<Integer>> nulled;
    private final Strictness strictness;

    private Scope(
            Node query,
            @Nullable Scope up,
            List<Fact> facts,
            Map<Integer, Set<Integer>> nulled,
            Strictness strictness) {
        this.query = query;
        this.up = up;
        this.facts = facts;
        this.nulled = nulled;
        this.strictness = strictness;
    }

    static Scope of(Node query, @Nullable Scope up, Strictness strictness) {
        List<Fact> facts = new ArrayList<>();
        Map<Integer, Set<Integer>> nulled = new HashMap<>();
        Node from = query.node("jointree");
        if (from != null) {
            collect(from, true, facts);
            nullable(from, Set.of(), nulled);
        }
        Object having = query.get("havingQual");
        if (having != null) {
            facts.add(new Fact(About.EACH_GROUP, having, true));
        }
        Scope scope = new Scope(query, up, facts, nulled, strictness);
        return scope.command() == MERGE || scope.returnsOtherRows() ? scope.withFacts(List.of()) : scope;
    }

    private Scope withFacts(List<Fact> others) {
        return new Scope(query, up, others, nulled, strictness);
    }

    Node query() {
        return query;
    }

    int command() {
        return query.integer("commandType");
    }

    /** The range-table entry of a number from 1. */
    Node entry(int number) {
        return query.nodes("rtable").get(number - 1);
    }

    Scope up(long levels) {
        Scope scope = this;
        for (long i = 0; i < levels; i++) {
            scope = Objects.requireNonNull(scope.up, "the tree refers to a query around the outermost");
        }
        return scope;
    }

    /** The same where an expression is true, or not true. */
    Scope where(Object expression, boolean holds) {
        List<Fact> more = new ArrayList<>(facts);
        more.add(new Fact(About.THIS_ROW, expression, holds));
        return withFacts(more);
    }

    /** The same for what is worked out of other rows too: {@code levels} up, the row's own facts do not hold. */
    Scope across(Over over, long levels) {
        if (levels == 0) {
            return withFacts(facts.stream()
                    .filter(f -> f.about() == About.EACH_ROW || (f.about() == About.EACH_GROUP && over == Over.RESULTS))
                    .toList());
        }
        Scope around = Objects.requireNonNull(up).across(over, levels - 1);
        return new Scope(query, around, facts, nulled, strictness);
    }

    /** Whether a rule has another command run, whose rows are returned. */
    boolean isReplaced() {
        return command() != SELECT && written().replaced().contains(command());
    }

    /** Whether what is returned need not be rows of the table: a rule's are of any, those of a view what its triggers say. */
    boolean returnsOtherRows() {
        return command() != SELECT && (written().kind() == 'v' || isReplaced());
    }

    private ServerCatalogue.Relation written() {
        return strictness
                .relations()
                .relation(entry(query.integer("resultRelation")).number("relid"));
    }

    /** {@code old} and {@code new} of RETURNING have names of their own. */
    String alias(Node variable) {
        Node names = entry(variable.integer("varno")).node("eref");
        return switch (variable.integer("varreturningtype")) {
            case OLD -> query.text("returningOldAlias");
            case NEW -> query.text("returningNewAlias");
            default -> names == null ? "" : names.text("aliasname");
        };
    }

    /** Whether there always is the row: {@code old} of an INSERT, and {@code new} of a DELETE, are null. */
    boolean hasVersion(Node variable) {
        return switch (variable.integer("varreturningtype")) {
            case OLD -> command() == UPDATE || command() == DELETE;
            case NEW -> command() == UPDATE || command() == INSERT;
            default -> true;
        };
    }

    /** The numbers of the outer joins that can have set a variable of this query to null. */
    Set<Integer> nulling(Node variable) {
        int number = variable.integer("varno");
        if (isPresent(number)) {
            return Set.of();
        }
        if (variable.has("varnullingrels")) { // since PostgreSQL 16
            return variable.list("varnullingrels").stream()
                    .skip(1) // what kind of list it is
                    .map(n -> Integer.valueOf((String) n))
                    .collect(Collectors.toSet());
        }
        return nulled.getOrDefault(number, Set.of());
    }

    /** Whether each row has a row of this entry; grouping sets null one column at a time. */
    boolean isPresent(int number) {
        return isAboutResult(number)
                && entry(number).integer("rtekind") != RangeTable.GROUP
                && facts.stream().anyMatch(f -> strictness.proves(f.expression(), f.holds(), v -> refersTo(v, number)));
    }

    /** Whether each row has a value in this variable, by its conditions. */
    boolean isProved(Node variable) {
        int number = variable.integer("varno");
        int attribute = variable.integer("varattno");
        return attribute > 0
                && isAboutResult(number)
                && facts.stream()
                        .anyMatch(f -> strictness.proves(
                                f.expression(),
                                f.holds(),
                                v -> refersTo(v, number) && v.integer("varattno") == attribute));
    }

    /** Whether a condition shows that an aggregate, written once more, gave a value. */
    boolean isProvedAggregate(Node aggregate) {
        return facts.stream()
                .anyMatch(
                        f -> strictness.proves(f.expression(), f.holds(), v -> v.is("AGGREF") && v.isLike(aggregate)));
    }

    /** Conditions of an UPDATE are about the row before it. */
    private boolean isAboutResult(int number) {
        return command() == SELECT || command() == DELETE || number != query.integer("resultRelation");
    }

    private static boolean refersTo(Node variable, int number) {
        return variable.integer("varno") == number && variable.number("varlevelsup") == 0;
    }

    /** Conditions that no row of the result can have failed: WHERE, and ON of inner joins that no outer join nulls. */
    private static void collect(Object part, boolean always, List<Fact> facts) {
        if (!(part instanceof Node node) || !always) {
            return;
        }
        if (node.is("FROMEXPR")) {
            node.list("fromlist").forEach(p -> collect(p, true, facts));
            add(node.get("quals"), facts);
        } else if (node.is("JOINEXPR")) {
            int type = node.integer("jointype");
            collect(Objects.requireNonNull(node.get("larg")), type == INNER || type == LEFT, facts);
            collect(Objects.requireNonNull(node.get("rarg")), type == INNER || type == RIGHT, facts);
            if (type == INNER) {
                add(node.get("quals"), facts);
            }
        }
    }

    private static void add(@Nullable Object condition, List<Fact> facts) {
        if (condition != null) {
            facts.add(new Fact(About.EACH_ROW, condition, true));
        }
    }

    /** On the nullable side of which outer joins entries stand: for the versions whose variables do not say so. */
    private static void nullable(@Nullable Object part, Set<Integer> by, Map<Integer, Set<Integer>> found) {
        if (!(part instanceof Node node)) {
            return;
        }
        if (node.is("FROMEXPR")) {
            node.list("fromlist").forEach(p -> nullable(p, by, found));
            return;
        }
        int number = node.integer("rtindex");
        found.put(number, by);
        if (node.is("JOINEXPR")) {
            int type = node.integer("jointype");
            Set<Integer> more = new HashSet<>(by);
            more.add(number);
            nullable(node.get("larg"), type == RIGHT || type == FULL ? more : by, found);
            nullable(node.get("rarg"), type == LEFT || type == FULL ? more : by, found);
        }
    }
}
