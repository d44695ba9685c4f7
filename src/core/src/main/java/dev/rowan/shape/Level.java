package dev.rowan.shape;

import dev.rowan.column.ColumnType;
import dev.rowan.column.ColumnTypes;
import dev.rowan.column.RecordType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/**
 * One SELECT of a graph: which columns of a table's rows are read, and the levels below. Its rows are read by the {@link LevelReader},
 * and put together by the {@link LevelValues}. Immutable once made.
 *
 * <p>Where there are levels below, a row waits in an array, with a slot for each part: the part's value or, for a relation, the key
 * that leads to it, in whose place comes what the level below has for that key.
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
    private final List<Grouped> groups;
    private final @Nullable Condition having;
    private final List<LevelReader.Cell> cells = new ArrayList<>();
    private final List<Lower> branches = new ArrayList<>();
    private final Part.@Nullable Below tree;
    private int treeSlot;
    private final int further;
    private final LevelReader reader;
    private final LevelValues values;

    /** A level below, and the slot where its value goes. */
    record Lower(int slot, Level level) {}

    private Level(
            Graph<?, ?> graph,
            Kind kind,
            @Nullable Level above,
            @Nullable Link<?, ?> link,
            GivenValues given,
            Part.@Nullable Below tree) {
        this.given = graph.isGrouped() ? given.and(graph.given()) : given; // groups have fields of their own shape
        this.tree = tree;
        this.kind = kind;
        this.row = graph.row();
        this.above = above;
        this.link = link;
        boolean rows = kind != Kind.COUNT && kind != Kind.EXISTS;
        Set<Integer> wanted = new LinkedHashSet<>();
        this.groups = graph.groups();
        this.having = graph.having();
        boolean grouped = graph.isGrouped();
        boolean whole = rows && want(graph, wanted);
        if (link != null && link.join().junction() == null && !grouped) {
            wanted.addAll(Selection.indexes(row, link.join().far()));
        }
        int order = rows && !grouped && isCountable() ? row.key().getFirst() : -1;
        if (order >= 0) {
            wanted.add(order);
        }
        int before = link == null || (link.join().junction() == null && !grouped)
                ? 0
                : link.join().near().size();
        this.selection = new Selection(row, before, whole, wanted);
        int orderPlace =
                isLimited() ? before + selection.selected().size() + 1 : order < 0 ? 0 : selection.place(order);
        this.further = (int)
                graph.parts().stream().filter(Part.Further.class::isInstance).count();
        Assembly assembly = rows ? assembly(graph, given.and(graph.given())) : Assembly.NOTHING;
        this.reader = new LevelReader(
                kind,
                cells,
                link == null ? null : up(link),
                orderPlace,
                rows && graph.isRow(),
                !branches.isEmpty() || kind == Kind.TREE,
                assembly);
        this.values = new LevelValues(kind, row, assembly, branches, treeSlot, tree == null ? 0 : tree.depth());
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
                case Part.Written(int column) -> wanted.add(column);
                case Part.Further further -> {} // behind them
                case Grouped group -> {} // in the place of columns
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
                case Part.Written(int column) -> {
                    int place = selection.place(column);
                    sources.add(cell(rs -> rs.getString(place)));
                }
                case Part.Further(int index) -> {
                    int place = selection.first() + selection.columns().size() + index;
                    sources.add(cell(rs -> rs.getString(place)));
                }
                case Grouped group -> sources.add(cell(grouped(group, selection.first() + sources.size())));
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
                        treeSlot = slot;
                    } else {
                        branches.add(
                                new Lower(slot, new Level(graph, Kind.TREE, this, children.link(), below, children)));
                    }
                    sources.add(slot);
                }
            }
        }
        return Assembly.of(sources, cells.size(), graph.make());
    }

    private Key down(Link<?, ?> relation) {
        return selection.key(relation.join().near(), relation.join().types());
    }

    private int cell(LevelReader.Cell cell) {
        cells.add(cell);
        return cells.size() - 1;
    }

    private LevelReader.Cell chosen(int column, boolean optional) {
        int place = selection.place(column);
        ColumnType<?> type = selection.type(column);
        return optional ? rs -> Optional.ofNullable(type.getNullable(rs, place)) : rs -> type.get(rs, place);
    }

    private static LevelReader.Cell grouped(Grouped group, int place) {
        ColumnType<?> type = group.type();
        return group.optional() ? rs -> Optional.ofNullable(type.getNullable(rs, place)) : rs -> type.get(rs, place);
    }

    private Key up(Link<?, ?> relation) {
        List<ColumnType<?>> types = relation.join().types();
        return relation.join().junction() == null && groups.isEmpty()
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
                && COUNTABLE.contains(RecordType.stored(
                        row.columns().get(row.key().getFirst()).type()));
    }

    /** What it reads for each group of its rows; empty where it reads the rows. */
    List<Grouped> groups() {
        return groups;
    }

    /** Which of its groups there are; null where all are. */
    @Nullable
    Condition having() {
        return having;
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
        return (kind == Kind.MANY || kind == Kind.TREE) && reader.orderPlace() == 0;
    }

    LevelReader reader() {
        return reader;
    }

    LevelValues values() {
        return values;
    }
}
