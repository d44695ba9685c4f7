package dev.rowan.shape;

import dev.rowan.column.ColumnType;
import dev.rowan.column.ColumnTypes;
import dev.rowan.session.RowVanished;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One SELECT of a graph: which columns of a table's rows are read, what is made of them, and the levels below. Immutable
 * once made.
 *
 * <p>Where there are levels below, a row waits in an array, with a place for each part: the part's value or, for a relation,
 * the key that leads to it, until {@link #finish} puts what the level below has for that key there.
 */
final class Level {
    /** Of these the client can tell whether rows came in order, and the server need not sort. */
    private static final Set<ColumnType<?>> COUNTABLE = Set.of(ColumnTypes.INT2, ColumnTypes.INT4, ColumnTypes.INT8);

    /** What the rows of the root belong to. */
    static final Object ROOT = "root";

    private final Kind kind;
    private final RowType<?> row;
    private final @Nullable Level above;
    private final @Nullable Link<?, ?> link;
    private final GivenValues given;
    private final Selection selection;
    private final List<Cell> cells = new ArrayList<>();
    private final List<Lower> branches = new ArrayList<>();
    private final Part.@Nullable Below tree;
    private int belowSlot;
    private final Assembly assembly;
    private final @Nullable Key up;
    private final int orderPlace;
    private final int further;
    private final boolean plain;

    /** Reads one part of a row. */
    @FunctionalInterface
    private interface Cell {
        @Nullable
        Object read(ResultSet rs) throws SQLException;
    }

    /** A level below, and the slot where its value goes. */
    record Lower(int slot, Level level) {}

    /**
     * Makes a value of a row's slots.
     *
     * @param sources the slot of each argument, or the assembly that makes it
     * @param direct whether the arguments are all slots in their order
     */
    private record Assembly(List<Object> sources, boolean direct, Function<@Nullable Object[], ?> make) {
        Object make(@Nullable Object[] slots) {
            if (direct) {
                return make.apply(slots);
            }
            @Nullable Object[] arguments = new @Nullable Object[sources.size()];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] =
                        sources.get(i) instanceof Assembly inner ? inner.make(slots) : slots[(Integer) sources.get(i)];
            }
            return make.apply(arguments);
        }
    }

    private Level(
            Graph<?, ?> graph,
            Kind kind,
            @Nullable Level above,
            @Nullable Link<?, ?> link,
            GivenValues given,
            Part.@Nullable Below tree) {
        this.given = given;
        this.tree = tree;
        this.kind = kind;
        this.row = graph.row();
        this.above = above;
        this.link = link;
        boolean rows = kind != Kind.COUNT && kind != Kind.EXISTS;
        Set<Integer> wanted = new LinkedHashSet<>();
        boolean whole = rows && want(graph, wanted);
        if (link != null && link.join().junction() == null) {
            wanted.addAll(Selection.indexes(row, link.join().far()));
        }
        int order = rows && isCountable() ? row.key().getFirst() : -1;
        if (order >= 0) {
            wanted.add(order);
        }
        int before = link == null || link.join().junction() == null
                ? 0
                : link.join().near().size();
        this.selection = new Selection(row, before, whole, wanted);
        this.orderPlace =
                isLimited() ? before + selection.selected().size() + 1 : order < 0 ? 0 : selection.place(order);
        this.further = (int)
                graph.parts().stream().filter(Part.Further.class::isInstance).count();
        this.up = link == null ? null : up(link);
        this.plain = rows && graph.isRow();
        this.assembly = rows ? assembly(graph, given.and(graph.given())) : new Assembly(List.of(), true, v -> v);
    }

    /** The levels of a graph, in preorder. */
    static List<Level> of(Graph<?, ?> graph) {
        List<Level> all = new ArrayList<>();
        new Level(graph, Kind.MANY, null, null, GivenValues.NONE, null).addTo(all);
        return all;
    }

    private void addTo(List<Level> all) {
        all.add(this);
        branches.forEach(b -> b.level().addTo(all));
    }

    private boolean want(Graph<?, ?> graph, Set<Integer> wanted) {
        boolean whole = false;
        for (Part part : graph.parts()) {
            switch (part) {
                case Part.Row() -> whole = true;
                case Part.Chosen(int column, boolean optional) -> wanted.add(column);
                case Part.Further further -> {} // behind them
                case Part.Same(Graph<?, ?> same) -> whole |= want(same, wanted);
                case Part.Related related ->
                    wanted.addAll(Selection.indexes(row, related.link().join().near()));
                case Part.Below below ->
                    wanted.addAll(Selection.indexes(row, below.link().join().near()));
            }
        }
        return whole;
    }

    @SuppressWarnings("ReferenceEquality") // a tree of trees over one relation has equal parts
    private Assembly assembly(Graph<?, ?> graph, GivenValues below) {
        List<Object> sources = new ArrayList<>();
        for (Part part : graph.parts()) {
            switch (part) {
                case Part.Row() -> sources.add(cell(rs -> row.read(rs, selection.first())));
                case Part.Chosen(int column, boolean optional) -> sources.add(cell(chosen(column, optional)));
                case Part.Further(int index) -> {
                    int place = selection.first() + selection.columns().size() + index;
                    sources.add(cell(rs -> rs.getString(place)));
                }
                case Part.Same(Graph<?, ?> same) ->
                    sources.add(
                            same.isRow()
                                    ? cell(rs -> row.read(rs, selection.first()))
                                    : assembly(same, below.and(same.given())));
                case Part.Related(Kind relation, Link<?, ?> toRows, var rows) -> {
                    int slot = cell(down(toRows)::read);
                    branches.add(new Lower(slot, new Level(rows.get(), relation, this, toRows, below, null)));
                    sources.add(slot);
                }
                case Part.Below children -> {
                    int slot = cell(down(children.link())::read);
                    if (children == tree) {
                        belowSlot = slot;
                    } else {
                        branches.add(
                                new Lower(slot, new Level(graph, Kind.TREE, this, children.link(), below, children)));
                    }
                    sources.add(slot);
                }
            }
        }
        boolean direct = sources.equals(IntStream.range(0, cells.size()).boxed().toList());
        return new Assembly(List.copyOf(sources), direct, graph.make());
    }

    private Key down(Link<?, ?> relation) {
        return selection.key(relation.join().near(), relation.join().types());
    }

    private int cell(Cell cell) {
        cells.add(cell);
        return cells.size() - 1;
    }

    private Cell chosen(int column, boolean optional) {
        int place = selection.place(column);
        ColumnType<?> type = selection.type(column);
        return optional ? rs -> Optional.ofNullable(type.getNullable(rs, place)) : rs -> type.get(rs, place);
    }

    private Key up(Link<?, ?> relation) {
        List<ColumnType<?>> types = relation.join().types();
        return relation.join().junction() == null
                ? selection.key(relation.join().far(), types)
                : new Key(IntStream.rangeClosed(1, types.size()).boxed().toList(), types); // they stand first
    }

    private boolean isLimited() {
        return kind == Kind.MANY && link != null && link.rows() != null;
    }

    private boolean isCountable() {
        return (kind == Kind.MANY || kind == Kind.TREE)
                && (link == null || (link.order().isEmpty() && link.rows() == null))
                && row.key().size() == 1
                && COUNTABLE.contains(row.columns().get(row.key().getFirst()).type());
    }

    /** How deep the rows of a tree go. */
    int depth() {
        return Objects.requireNonNull(tree).depth();
    }

    Kind kind() {
        return kind;
    }

    RowType<?> row() {
        return row;
    }

    /** The level above, of one that is not the root. */
    Level parent() {
        return Objects.requireNonNull(above);
    }

    @Nullable
    Link<?, ?> link() {
        return link;
    }

    /** What leads to it, of one that is not the root. */
    Link<?, ?> relation() {
        return Objects.requireNonNull(link);
    }

    /** How many columns its SELECT has. */
    int width() {
        return selection.first() - 1 + selection.columns().size() + further + (isLimited() ? 1 : 0);
    }

    /** What shapes around it were given when they were made, beside what the call gives. */
    GivenValues given() {
        return given;
    }

    Selection selection() {
        return selection;
    }

    List<Lower> branches() {
        return branches;
    }

    /** Whether the server has to sort: the client does it by a number, and only when it must. */
    boolean sortedByServer() {
        return (kind == Kind.MANY || kind == Kind.TREE) && orderPlace == 0;
    }

    /** In the order of its key, or as the server sorted them. */
    LevelRows read(ResultSet rs) throws SQLException {
        return read(rs, orderPlace);
    }

    /** As they come. */
    LevelRows readUnsorted(ResultSet rs) throws SQLException {
        return read(rs, 0);
    }

    private LevelRows read(ResultSet rs, int order) throws SQLException {
        var rows = new LevelRows();
        @Nullable Object[] slots = new @Nullable Object[waits() ? 0 : cells.size()];
        while (rs.next()) {
            Object parent = up == null ? ROOT : Objects.requireNonNull(up.read(rs));
            switch (kind) {
                case COUNT -> rows.add(parent, rs.getLong(rs.getMetaData().getColumnCount()), 0);
                case EXISTS -> rows.add(parent, parent, 0);
                default -> rows.add(parent, value(rs, slots), order == 0 ? 0 : rs.getLong(order));
            }
        }
        return rows;
    }

    /** The current row. */
    Object current(ResultSet rs) throws SQLException {
        return value(rs, new @Nullable Object[waits() ? 0 : cells.size()]);
    }

    /** {@code slots}: of a row that does not wait; its value is made at once, and keeps none of them. */
    private Object value(ResultSet rs, @Nullable Object[] slots) throws SQLException {
        if (plain) {
            return row.read(rs, selection.first());
        }
        boolean waits = waits();
        @Nullable Object[] values = waits ? new @Nullable Object[cells.size()] : slots;
        for (int i = 0; i < values.length; i++) {
            values[i] = cells.get(i).read(rs);
        }
        return waits ? values : assembly.make(values);
    }

    /** Whether rows wait for levels below. */
    private boolean waits() {
        return !branches.isEmpty() || kind == Kind.TREE;
    }

    /** Puts together what waits for the levels below, whose rows are finished. */
    void finish(LevelRows rows, Map<Level, LevelRows> all) {
        if (!branches.isEmpty()) {
            rows.replaceAll(waiting -> finished((@Nullable Object[]) waiting, all));
        }
    }

    private Object finished(@Nullable Object[] values, Map<Level, LevelRows> all) {
        for (Lower branch : branches) {
            LevelRows below = Objects.requireNonNull(all.get(branch.level()));
            values[branch.slot()] = branch.level().of(below, values[branch.slot()]);
        }
        return kind == Kind.TREE ? values : assembly.make(values);
    }

    /** A row may stand at several depths, below several rows above or in a circle: each place has a value of its own. */
    private List<Object> tree(LevelRows rows, @Nullable Object key, int levels) {
        if (key == null || levels == 0) {
            return List.of();
        }
        List<Object> values = new ArrayList<>();
        for (Object waiting : rows.of(key)) {
            @Nullable Object[] slots = ((@Nullable Object[]) waiting).clone();
            slots[belowSlot] = tree(rows, slots[belowSlot], levels - 1);
            values.add(assembly.make(slots));
        }
        return Collections.unmodifiableList(values);
    }

    /** What this level has for a row above. */
    private Object of(LevelRows rows, @Nullable Object key) {
        if (kind == Kind.TREE) {
            return tree(rows, key, depth());
        }
        List<Object> found = key == null ? List.of() : rows.of(key);
        return switch (kind) {
            case MANY, TREE -> found;
            case COUNT -> found.isEmpty() ? 0L : found.getFirst();
            case EXISTS -> !found.isEmpty();
            case OPTIONAL -> found.stream().findFirst();
            case ONE -> {
                if (found.isEmpty()) {
                    throw new RowVanished(row.name());
                }
                yield found.getFirst();
            }
        };
    }
}
