package dev.rowan.codegen.queries;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A query of a tree with the one around it, and what is known to be true for each of its result rows. */
final class Scope {
    static final int SELECT = 1;
    static final int UPDATE = 2;
    static final int INSERT = 3;
    static final int DELETE = 4;
    static final int MERGE = 5;

    private static final int INNER = 0;
    private static final int LEFT = 1;
    private static final int FULL = 2;
    private static final int RIGHT = 3;

    private static final int OLD = 1;
    private static final int NEW = 2;

    /** Something that is true, or false, of the row. */
    private record Fact(Object expression, boolean holds) {}

    private final Node query;
    private final @Nullable Scope up;
    private final List<Fact> facts;
    private final Set<Integer> nulled;
    private final Strictness strictness;

    private Scope(Node query, @Nullable Scope up, List<Fact> facts, Set<Integer> nulled, Strictness strictness) {
        this.query = query;
        this.up = up;
        this.facts = facts;
        this.nulled = nulled;
        this.strictness = strictness;
    }

    static Scope of(Node query, @Nullable Scope up, Strictness strictness) {
        List<Fact> facts = new ArrayList<>();
        Set<Integer> nulled = new HashSet<>();
        Node from = query.node("jointree");
        if (from != null) {
            collect(from, true, facts);
            nullable(from, false, nulled);
        }
        boolean keepsRows = query.integer("commandType") != MERGE;
        return new Scope(query, up, keepsRows ? facts : List.of(), nulled, strictness);
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
        more.add(new Fact(expression, holds));
        return new Scope(query, up, more, nulled, strictness);
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

    /** Whether an outer join can have set a variable of this query to null. {@code ignored}: the number of a join, or 0. */
    boolean isNulled(Node variable, int ignored) {
        int number = variable.integer("varno");
        if (isPresent(number)) {
            return false;
        }
        if (variable.has("varnullingrels")) { // since PostgreSQL 16
            return variable.list("varnullingrels").stream()
                    .skip(1) // what kind of list it is
                    .anyMatch(n -> !n.equals(String.valueOf(ignored)));
        }
        return nulled.contains(number);
    }

    /** Whether each row has a row of this entry. */
    private boolean isPresent(int number) {
        return isAboutResult(number)
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
            facts.add(new Fact(condition, true));
        }
    }

    /** Which entries stand on the nullable side of an outer join: for the versions whose variables do not say so. */
    private static void nullable(Object part, boolean inside, Set<Integer> found) {
        if (!(part instanceof Node node)) {
            return;
        }
        if (node.is("FROMEXPR")) {
            node.list("fromlist").forEach(p -> nullable(p, inside, found));
        } else if (node.is("JOINEXPR")) {
            int type = node.integer("jointype");
            if (inside) {
                found.add(node.integer("rtindex"));
            }
            nullable(Objects.requireNonNull(node.get("larg")), inside || type == RIGHT || type == FULL, found);
            nullable(Objects.requireNonNull(node.get("rarg")), inside || type == LEFT || type == FULL, found);
        } else if (inside) {
            found.add(node.integer("rtindex"));
        }
    }
}
