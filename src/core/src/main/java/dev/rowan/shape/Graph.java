package dev.rowan.shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.SelectQuery;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * What a shape reads for each row of a table, and how its value is made. Immutable but for the plans that it keeps, one per
 * finder of the table, each with the text that it sent last; thread-safe.
 *
 * @param <R> the table's row
 * @param <T> the value
 */
public final class Graph<R, T> {
    private final RowType<R> row;
    private final List<Part> parts;
    private final Function<@Nullable Object[], T> make;
    private final GivenValues given;
    private final @Nullable Condition having;
    private final @Nullable Graph<R, T> constant;
    private final ConcurrentHashMap<Root, Plan<T>> plans;
    private volatile @Nullable ListPlan<T> listPlan;
    private volatile @Nullable Graph<R, Keyed<T>> keyed;
    private volatile @Nullable Places<R, T> places;

    /**
     * A value with the primary key of its row.
     *
     * @param <T> the value
     */
    public record Keyed<T>(List<@Nullable Object> key, T value) {}

    /**
     * A value with the texts of some columns of its row.
     *
     * @param <T> the value
     */
    public record Placed<T>(List<@Nullable String> place, T value) {}

    private record Places<R, T>(List<Integer> columns, Graph<R, Placed<T>> placed) {}

    /** {@code make} is given a value for each part, in an array that it does not keep. */
    Graph(RowType<R> row, List<Part> parts, Function<@Nullable Object[], T> make) {
        this(row, parts, make, GivenValues.NONE, null);
    }

    private Graph(
            RowType<R> row,
            List<Part> parts,
            Function<@Nullable Object[], T> make,
            GivenValues given,
            @Nullable Condition having) {
        this.row = row;
        this.parts = parts;
        this.make = make;
        this.given = given;
        this.having = having;
        this.constant = null;
        this.plans = new ConcurrentHashMap<>();
    }

    private Graph(Graph<R, T> constant, GivenValues given) {
        this.row = constant.row;
        this.parts = constant.parts;
        this.make = constant.make;
        this.given = given;
        this.having = constant.having;
        this.constant = constant;
        this.plans = constant.plans;
    }

    /** The same with these values; its plans are those of this one. */
    Graph<R, T> given(GivenValues values) {
        return new Graph<>(constant == null ? this : constant, given.and(values));
    }

    /** What this call gives. */
    GivenValues given() {
        return given;
    }

    /** Nothing but the row. */
    @SuppressWarnings("unchecked") // the part gives a value of the row's class
    static <R> Graph<R, R> wholeRow(RowType<R> row) {
        return new Graph<>(row, List.of(new Part.Row()), v -> (R) v[0]);
    }

    /** The row of the table where it starts. */
    RowType<R> row() {
        return row;
    }

    /** Whether it reads groups of rows. */
    public boolean isGrouped() {
        return Grouped.are(parts);
    }

    /** What it reads for each group. */
    List<Grouped> groups() {
        return isGrouped() ? parts.stream().map(Grouped.class::cast).toList() : List.of();
    }

    /** Which groups there are; null where all are. */
    @Nullable
    Condition having() {
        return having;
    }

    /** Those of its groups that meet a condition. */
    Graph<R, T> having(Condition condition) {
        requireGroups();
        Condition mine = Grouped.having(row, condition);
        return new Graph<>(row, parts, make, given, having == null ? mine : having.and(mine));
    }

    private void requireGroups() {
        if (!isGrouped()) {
            throw new IllegalArgumentException(
                    "having: the shape has no groups\nhelp: begin it with by, or use a where");
        }
    }

    /**
     * Itself, for what reads rows by their keys.
     *
     * @throws IllegalArgumentException naming the verb, when it reads groups
     */
    public Graph<R, T> requireRows(String id, String help) {
        if (isGrouped()) {
            throw new IllegalArgumentException(id + ": the shape is one of groups, which are no rows\nhelp: " + help);
        }
        return this;
    }

    /** Adds to a select without columns what it reads for each group, and by what the rows are grouped. */
    public void group(SelectQuery<?> select) {
        int ordinal = 0;
        for (Grouped group : groups()) {
            ordinal++;
            select.addSelect(group.read());
            if (!group.aggregate()) {
                // an expression has its parameters once: others would make it another one
                select.addGroupBy(group.column() < 0 ? DSL.inline(ordinal) : group.field());
            }
        }
        if (having != null) {
            select.addHaving(having);
        }
    }

    /** What is rendered while the fields that stand for the values of this call have them. */
    public <V> V during(Supplier<V> rendered) {
        return given.during(rendered);
    }

    /** Whether it is nothing but the row. */
    boolean isRow() {
        return parts.size() == 1 && parts.getFirst() instanceof Part.Row;
    }

    List<Part> parts() {
        return parts;
    }

    Function<@Nullable Object[], T> make() {
        return make;
    }

    /** The same with the primary key of each row. */
    @SuppressWarnings("unchecked") // the last part gives a value of this graph
    public Graph<R, Keyed<T>> keyed() {
        requireRows(row.name() + ".findAll", "group the rows of a query: where(key.in(keys)).list(shape)");
        Graph<R, Keyed<T>> known = keyed;
        if (known == null) {
            List<Part> all = new ArrayList<>();
            row.key().forEach(place -> all.add(new Part.Chosen(place, false)));
            all.add(new Part.Same(this));
            int last = all.size() - 1;
            known = new Graph<>(
                    row, List.copyOf(all), v -> new Keyed<>(Arrays.asList(Arrays.copyOf(v, last)), (T) v[last]));
            keyed = known; // another thread's would be the same
        }
        return known;
    }

    /**
     * The same with texts of columns.
     *
     * @param columns their places in the table; -1 of what the query selects besides, behind those of {@link #columns} and as text
     */
    public Graph<R, Placed<T>> placed(List<Integer> columns) {
        requireRows(row.name() + ".page", "use list with an order and a limit");
        if (constant != null) {
            return constant.placed(columns).given(given);
        }
        Places<R, T> known = places;
        if (known == null || !known.columns().equals(columns)) {
            known = new Places<>(columns, placedBy(columns));
            places = known; // another thread's is as good
        }
        return known.placed();
    }

    @SuppressWarnings("unchecked") // the last part gives a value of this graph, those before it give texts
    private Graph<R, Placed<T>> placedBy(List<Integer> columns) {
        List<Part> all = new ArrayList<>();
        int further = 0;
        for (int column : columns) {
            all.add(column < 0 ? new Part.Further(further++) : new Part.Written(column));
        }
        int texts = columns.size();
        all.add(new Part.Same(this));
        return new Graph<>(
                row,
                List.copyOf(all),
                v -> new Placed<>(
                        (List<@Nullable String>) (List<?>) Arrays.asList(Arrays.copyOf(v, texts)), (T) v[texts]));
    }

    /** The places in the table of the columns that a query has to read for it, in this order. */
    public List<Integer> columns() {
        return listPlan().columns();
    }

    /** For tools: the SELECTs below the root's, with the keys of its rows as parameters. */
    public String belowRoot() {
        return listPlan()
                .strings(GivenValues.of(), List.of())
                .getFirst()
                .statement(false)
                .sql();
    }

    /** From rows of a dynamic query; composed by the first use. */
    ListPlan<T> listPlan() {
        if (constant != null) {
            return constant.listPlan();
        }
        ListPlan<T> known = listPlan;
        if (known == null) {
            known = ListPlan.of(row.name() + ".where", this);
            listPlan = known; // another thread's would be the same
        }
        return known;
    }

    /** From the rows of a static statement; composed by the first use. */
    Plan<T> plan(Root root) {
        Plan<T> known = plans.get(root);
        return known != null ? known : plans.computeIfAbsent(root, r -> Plan.of(r, constant == null ? this : constant));
    }
}
