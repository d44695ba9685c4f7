package dev.rowan.garage;

import static dev.rowan.garage.Tables.SAMPLES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.garage.tables.Samples;
import dev.rowan.shape.Shape;
import dev.rowan.shape.ToMany;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random trees of up to five levels, with empty branches and up to 10,000 children of a row, read through random shapes, are
 * what is made by hand of the same rows, read by one plain SELECT.
 */
@Timeout(120)
class TreesTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("migrations"));

    private static final int LEVELS = 5;

    record Line(int id, Optional<Short> small) {}

    /** A row, the row above, which its siblings share, and two branches to the rows below. */
    record Tree(Line line, Optional<Line> parent, List<Tree> left, List<Tree> right, Long below) {}

    private record Row(
            int id, @Nullable Integer parent, @Nullable Short small) {
        Line line() {
            return new Line(id, Optional.ofNullable(small));
        }
    }

    private record Expected(Shape<Sample, Tree> shape, Function<Row, Tree> tree, List<Side> sides) {}

    private static final Shape<Sample, Line> LINE =
            Sample.ROW.only(SAMPLES.ID).andOptional(SAMPLES.SMALL).as(Line::new);

    private final Map<Integer, Row> rows = new HashMap<>();
    private final Map<Integer, List<Row>> children = new HashMap<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void trees_are_what_a_single_table_holds(int seed, TestDatabase database) throws SQLException {
        var random = new Random(seed);
        try (Connection connection = database.connect()) {
            fill(connection, random);
            readAll(connection);
        }
        Garage db = Garage.of(database.dataSource());
        List<Row> roots = children.getOrDefault(0, List.of());
        for (int i = 0; i < 3; i++) {
            Expected expected = expected(LEVELS - 1, random);
            List<Tree> trees = roots.stream().map(expected.tree()).toList();
            int limit = random.nextInt(roots.size() + 2);
            assertThat(db.samples()
                            .where(SAMPLES.PARENT_ID.isNull())
                            .orderBy(SAMPLES.ID)
                            .limit(limit)
                            .list(expected.shape()))
                    .isEqualTo(trees.stream().limit(limit).toList());
            for (Tree tree : trees.subList(0, Math.min(3, trees.size()))) {
                assertThat(db.samples().get(tree.line().id(), expected.shape())).isEqualTo(tree);
                db.transaction(tx -> assertThat(tx.samples().get(tree.line().id(), expected.shape()))
                        .isEqualTo(tree));
            }
            int above = 1 + random.nextInt(rows.size());
            for (int values = 0; values < 3; values++) {
                assertThat(db.samples().listByParentId(above, expected.shape()))
                        .isEqualTo(children.getOrDefault(above, List.of()).stream()
                                .map(expected.tree())
                                .toList());
                expected.sides().forEach(side -> side.change(random));
            }
        }
    }

    /** By key, in a list and in a transaction, while somebody else inserts and deletes rows. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void in_an_order_that_changes_each_row_holds_rows_of_its_own(int seed, TestDatabase database) throws Exception {
        var random = new Random(seed);
        try (Connection connection = database.connect()) {
            fill(connection, random);
            readAll(connection);
        }
        Garage db = Garage.of(database.dataSource());
        Shape<Sample, Tree> shape = random(LEVELS - 1, random);
        List<Row> roots = children.getOrDefault(0, List.of());
        var done = new AtomicBoolean();
        var writer = new FutureTask<>(() -> {
            Garage other = Garage.of(database.dataSource());
            for (int i = 0; !done.get(); i++) {
                int id = 1_000_000 + i;
                Row above = rows.get(1 + i % rows.size());
                other.samples()
                        .insert(NewSample.id(id)
                                .parentId(Objects.requireNonNull(above).id()));
                other.samples().delete(id - 3);
            }
            return true;
        });
        Thread.startVirtualThread(writer);
        try {
            for (int i = 0; i < 20; i++) {
                var all = db.samples().where(SAMPLES.PARENT_ID.isNull());
                all.list(shape).forEach(TreesTest::assertHoldsItsOwn);
                db.transaction(tx -> tx.samples()
                        .where(SAMPLES.PARENT_ID.isNull())
                        .orderBy(DSL.rand())
                        .limit(2)
                        .list(shape)
                        .forEach(TreesTest::assertHoldsItsOwn));
                int root = roots.get(i % roots.size()).id();
                assertHoldsItsOwn(db.samples().get(root, shape));
                db.transaction(tx -> assertHoldsItsOwn(tx.samples().get(root, shape)));
            }
        } finally {
            done.set(true);
        }
        assertThat(writer.get()).isTrue();
    }

    private static Shape<Sample, Tree> random(int levels, Random random) {
        if (levels == 0) {
            return LINE.with(Sample.PARENT.shaped(LINE))
                    .as((line, parent) -> new Tree(line, parent, List.of(), List.of(), 0L));
        }
        int limit = 1 + random.nextInt(3);
        var left = random.nextBoolean()
                ? Sample.SAMPLES_BY_PARENT.orderBy(s -> DSL.rand()).limit(limit)
                : Sample.SAMPLES_BY_PARENT.where(s -> DSL.condition("random() < 0.8"));
        return LINE.with(Sample.PARENT.shaped(LINE))
                .with(left.shaped(random(levels - 1, random)))
                .with(Sample.SAMPLES_BY_PARENT.exists())
                .as((line, parent, l, some) -> new Tree(line, parent, l, List.of(), some ? 1L : 0L));
    }

    private static void assertHoldsItsOwn(Tree tree) {
        for (Tree below : tree.left()) {
            assertThat(below.parent()).contains(tree.line());
            assertHoldsItsOwn(below);
        }
    }

    /** Identifiers in random order, so that rows come unsorted. */
    private static void fill(Connection connection, Random random) throws SQLException {
        List<Integer> level = List.of();
        List<int[]> all = new ArrayList<>();
        int crowded = random.nextInt(LEVELS); // where one row has 10,000
        for (int depth = 0; depth < LEVELS; depth++) {
            List<Integer> next = new ArrayList<>();
            int parents = Math.max(1, level.size());
            int favourite = random.nextInt(parents);
            for (int p = 0; p < parents; p++) {
                int count = depth == 0
                        ? 1 + random.nextInt(8)
                        : depth == crowded && p == favourite ? 10_000 : random.nextInt(4) * random.nextInt(2);
                for (int i = 0; i < count; i++) {
                    all.add(new int[] {all.size(), level.isEmpty() ? -1 : level.get(p)});
                    next.add(all.size() - 1);
                }
            }
            level = next.size() > 1_000 ? next.subList(0, 1_000) : next;
            if (level.isEmpty()) {
                break;
            }
        }
        List<Integer> ids =
                new ArrayList<>(IntStream.rangeClosed(1, all.size()).boxed().toList());
        Collections.shuffle(ids, random);
        try (var s = connection.prepareStatement("insert into samples (id, parent_id, small) values (?, ?, ?)")) {
            for (int[] row : all) {
                s.setInt(1, ids.get(row[0]));
                s.setObject(2, row[1] < 0 ? null : ids.get(row[1]), Types.INTEGER);
                s.setObject(3, random.nextInt(4) == 0 ? null : random.nextInt(5), Types.SMALLINT);
                s.addBatch();
            }
            s.executeBatch();
        }
    }

    private void readAll(Connection connection) throws SQLException {
        try (var s = connection.createStatement();
                ResultSet rs = s.executeQuery("select id, parent_id, small from samples order by id")) {
            while (rs.next()) {
                var row = new Row(rs.getInt(1), rs.getObject(2, Integer.class), rs.getObject(3, Short.class));
                rows.put(row.id(), row);
                children.computeIfAbsent(row.parent() == null ? 0 : row.parent(), p -> new ArrayList<>())
                        .add(row);
            }
        }
    }

    private Expected expected(int levels, Random random) {
        if (levels == 0) {
            Shape<Sample, Tree> leaf = LINE.with(Sample.PARENT.shaped(LINE))
                    .as((line, parent) -> new Tree(line, parent, List.of(), List.of(), 0L));
            return new Expected(leaf, row -> new Tree(row.line(), parent(row), List.of(), List.of(), 0L), List.of());
        }
        Expected below = expected(levels - 1, random);
        var left = new Side(random);
        var right = new Side(random);
        Shape<Sample, Tree> shape = LINE.with(Sample.PARENT.shaped(LINE))
                .with(left.branch().shaped(below.shape()))
                .with(right.branch().shaped(LINE))
                .with(Sample.SAMPLES_BY_PARENT.count())
                .as((line, parent, l, r, count) -> new Tree(line, parent, l, lines(r), count));
        Function<Row, Tree> tree = row -> {
            List<Row> all = children.getOrDefault(row.id(), List.of());
            return new Tree(
                    row.line(),
                    parent(row),
                    left.of(all).stream().map(below.tree()).toList(),
                    lines(right.of(all).stream().map(Row::line).toList()),
                    (long) all.size());
        };
        List<Side> sides = new ArrayList<>(below.sides());
        sides.addAll(List.of(left, right));
        return new Expected(shape, tree, sides);
    }

    private static List<Tree> lines(List<Line> lines) {
        return lines.stream()
                .map(l -> new Tree(l, Optional.empty(), List.of(), List.of(), 0L))
                .toList();
    }

    private Optional<Line> parent(Row row) {
        return Optional.ofNullable(row.parent()).map(rows::get).map(Row::line);
    }

    /** Conditions, an order, a limit, each there or not. The values can change. */
    private final class Side {
        private int least;
        private final boolean more;
        private final boolean ordered;
        private final int limit;

        Side(Random random) {
            least = random.nextInt(3) == 0 ? random.nextInt(5) : -1;
            more = random.nextInt(4) == 0;
            ordered = random.nextInt(3) == 0;
            limit = random.nextInt(3) == 0 ? random.nextInt(4) : -1;
        }

        void change(Random random) {
            least = least < 0 ? least : random.nextInt(5);
        }

        ToMany<Sample, Sample, Samples> branch() {
            var branch = Sample.SAMPLES_BY_PARENT;
            if (least >= 0) {
                branch = branch.where(s -> s.SMALL.ge((short) least));
            }
            if (more) {
                branch = branch.where(s -> Sample.PARENT.any(above -> above.SMALL.lt(s.SMALL)));
            }
            if (ordered) {
                branch = branch.orderBy(s -> s.SMALL.desc()); // null first
            }
            return limit < 0 ? branch : branch.limit(limit);
        }

        List<Row> of(List<Row> all) {
            var found = all.stream().filter(r -> least < 0 || (r.small() != null && r.small() >= least));
            if (more) {
                found = found.filter(this::isMoreThanAbove);
            }
            if (ordered) {
                found = found.sorted(Comparator.comparingInt((Row r) -> r.small() == null ? 9 : r.small())
                        .reversed());
            }
            return found.limit(limit < 0 ? Long.MAX_VALUE : limit).toList();
        }

        private boolean isMoreThanAbove(Row row) {
            Row above = row.parent() == null ? null : rows.get(row.parent());
            return above != null && above.small() != null && row.small() != null && above.small() < row.small();
        }
    }
}
