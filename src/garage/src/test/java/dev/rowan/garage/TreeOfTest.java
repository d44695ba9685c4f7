package dev.rowan.garage;

import static dev.rowan.garage.Tables.WORKSHOPS;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rowan.shape.Shape;
import dev.rowan.testing.RoundTrips;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TreeOfTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("migrations"));

    record Tree(Workshop workshop, List<Tree> below) {}

    record Node(Workshop workshop, List<Bay> bays) {}

    record NodeTree(Node node, List<NodeTree> below) {}

    record Contents(Section section, List<Contents> below) {}

    record BayTree(Bay bay, NodeTree workshop) {}

    record Forest(Tree tree, List<Forest> below) {}

    static final Shape<Workshop, Tree> TREE = Workshop.ROW.treeOf(Workshop.WORKSHOPS_BY_PARENT, 3, Tree::new);
    static final Shape<Workshop, Tree> BY_NAME = Workshop.ROW.treeOf(
            Workshop.WORKSHOPS_BY_PARENT.where(w -> w.NAME.ne("w7")).orderBy(w -> w.NAME.desc()), 9, Tree::new);
    static final Shape<Workshop, NodeTree> NODES = Workshop.ROW
            .with(Workshop.BAYS.orderBy(b -> b.NUMBER.desc()))
            .as(Node::new)
            .treeOf(Workshop.WORKSHOPS_BY_PARENT, 3, NodeTree::new);
    static final Shape<Section, Contents> CONTENTS = Section.ROW.treeOf(Section.SECTIONS_BY_ABOVE, 2, Contents::new);
    static final Shape<Bay, BayTree> BAY_TREE =
            Bay.ROW.with(Bay.WORKSHOP.shaped(NODES)).as(BayTree::new);
    static final Shape<Workshop, Forest> FOREST = TREE.treeOf(Workshop.WORKSHOPS_BY_PARENT, 3, Forest::new);

    private final Random random = new Random(7);
    private final List<Workshop> workshops = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private Garage db;

    private Map<WorkshopId, List<Workshop>> children = Map.of();
    private Map<WorkshopId, List<Bay>> bays = Map.of();

    @BeforeEach
    void fill(TestDatabase database) {
        db = Garage.of(database.dataSource());
        for (int i = 0; i < 40; i++) {
            WorkshopId parent = i < 2 ? null : workshops.get(random.nextInt(i)).id();
            workshops.add(db.workshops()
                    .insert(NewWorkshop.name("w" + i)
                            .opened(LocalDate.EPOCH)
                            .id(WorkshopId.of(new UUID(random.nextLong(), i)))
                            .parentId(parent)));
            for (short n = (short) random.nextInt(3); n > 0; n--) {
                db.bays()
                        .insert(NewBay.workshopId(workshops.get(i).id())
                                .number(n)
                                .capacity(1));
            }
        }
        reload();
    }

    private void reload() {
        children = db.workshops().all().list().stream()
                .filter(w -> w.parentId() != null)
                .sorted(Comparator.comparing(w -> w.id().toString()))
                .collect(groupingBy(w -> requireNonNull(w.parentId())));
        bays = db.bays().all().list().stream()
                .sorted(Comparator.comparingInt(Bay::number).reversed())
                .collect(groupingBy(Bay::workshopId));
    }

    private List<Workshop> below(Workshop workshop) {
        return children.getOrDefault(workshop.id(), List.of());
    }

    private Tree tree(Workshop workshop, int depth) {
        return new Tree(
                workshop,
                depth == 0
                        ? List.of()
                        : below(workshop).stream().map(w -> tree(w, depth - 1)).toList());
    }

    private NodeTree nodes(Workshop workshop, int depth) {
        return new NodeTree(
                new Node(workshop, bays.getOrDefault(workshop.id(), List.of())),
                depth == 0
                        ? List.of()
                        : below(workshop).stream().map(w -> nodes(w, depth - 1)).toList());
    }

    @Test
    void a_tree_is_what_single_reads_give_to_its_depth() {
        assertThat(depth(tree(workshops.getFirst(), 99))).isGreaterThan(4);
        for (Workshop workshop : workshops) {
            assertThat(db.workshops().get(workshop.id(), TREE)).isEqualTo(tree(workshop, 3));
            assertThat(db.workshops().get(workshop.id(), NODES)).isEqualTo(nodes(workshop, 3));
        }
    }

    private static int depth(Tree tree) {
        return 1 + tree.below().stream().mapToInt(TreeOfTest::depth).max().orElse(0);
    }

    @Test
    void a_list_of_rows_above_each_other_has_the_tree_of_each() {
        assertThat(db.workshops().all().orderBy(WORKSHOPS.NAME).list(NODES))
                .isEqualTo(workshops.stream()
                        .sorted(Comparator.comparing(Workshop::name))
                        .map(w -> nodes(w, 3))
                        .toList());
        db.transaction(tx -> {
            assertThat(tx.workshops().get(workshops.getFirst().id(), TREE)).isEqualTo(tree(workshops.getFirst(), 3));
        });
    }

    @Test
    void a_tree_may_stand_below_another_row_and_in_another_tree() {
        Bay bay = db.bays().list(1).getFirst();
        assertThat(db.bays().get(bay.bayId(), BAY_TREE))
                .isEqualTo(new BayTree(bay, nodes(db.workshops().get(bay.workshopId()), 3)));
        assertThat(db.workshops().get(workshops.getFirst().id(), FOREST)).isEqualTo(forest(workshops.getFirst(), 3));
    }

    private Forest forest(Workshop workshop, int depth) {
        return new Forest(
                tree(workshop, 3),
                depth == 0
                        ? List.of()
                        : below(workshop).stream()
                                .map(w -> forest(w, depth - 1))
                                .toList());
    }

    @Test
    void conditions_cut_and_an_order_holds_in_each_list() {
        assertThat(db.workshops().get(workshops.getFirst().id(), BY_NAME)).isEqualTo(byName(workshops.getFirst()));
        assertThat(db.workshops().where(WORKSHOPS.NAME.eq("w0")).list(BY_NAME))
                .containsExactly(byName(workshops.getFirst()));
    }

    private Tree byName(Workshop workshop) {
        return new Tree(
                workshop,
                below(workshop).stream()
                        .filter(w -> !w.name().equals("w7"))
                        .sorted(Comparator.comparing(Workshop::name).reversed())
                        .map(this::byName)
                        .toList());
    }

    @Test
    void a_circle_ends_at_the_depth() {
        Workshop root = workshops.getFirst();
        Workshop child = below(root).getFirst();
        db.workshops().update(root.id(), w -> w.parentId(child.id()));
        reload();
        assertThat(db.workshops().get(root.id(), TREE))
                .isEqualTo(tree(db.workshops().get(root.id()), 3));
        db.workshops().update(root.id(), w -> w.parentId(root.id()));
        reload();
        assertThat(db.workshops().get(root.id(), TREE))
                .isEqualTo(tree(db.workshops().get(root.id()), 3));
    }

    @Test
    void a_tree_over_a_composite_key() {
        WorkshopId one = workshops.get(0).id();
        WorkshopId two = workshops.get(1).id();
        for (WorkshopId workshop : List.of(one, two)) {
            db.sections().insert(NewSection.workshopId(workshop).number(1).title("1"));
            db.sections()
                    .insert(NewSection.workshopId(workshop)
                            .number(12)
                            .title("12")
                            .above(1));
            db.sections()
                    .insert(NewSection.workshopId(workshop)
                            .number(11)
                            .title("11")
                            .above(1));
            db.sections()
                    .insert(NewSection.workshopId(workshop)
                            .number(111)
                            .title("111")
                            .above(11));
            db.sections()
                    .insert(NewSection.workshopId(workshop)
                            .number(1111)
                            .title("1111")
                            .above(111));
        }
        Contents expected = new Contents(
                new Section(one, 1, null, "1"),
                List.of(
                        new Contents(
                                new Section(one, 11, 1, "11"),
                                List.of(new Contents(new Section(one, 111, 11, "111"), List.of()))),
                        new Contents(new Section(one, 12, 1, "12"), List.of())));
        assertThat(db.sections().get(SectionId.workshopId(one).number(1), CONTENTS))
                .isEqualTo(expected);
        assertThat(db.sections().all().list(CONTENTS)).hasSize(10).contains(expected);
    }

    @Test
    void a_tree_is_one_round_trip_by_key_and_in_a_list(TestDatabase database) {
        RoundTrips trips = database.roundTrips();
        Garage counted = Garage.of(trips.dataSource());
        WorkshopId root = workshops.getFirst().id();
        long connecting = trips.during(() -> counted.workshops().exists(root)) - 1;
        assertThat(trips.during(() -> counted.workshops().get(root, NODES))).isEqualTo(connecting + 1);
        assertThat(trips.during(
                        () -> counted.workshops().where(WORKSHOPS.NAME.eq("w0")).list(NODES)))
                .isEqualTo(connecting + 1);
    }

    @Test
    void depths_and_relations_that_make_no_tree_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Workshop.ROW.treeOf(Workshop.WORKSHOPS_BY_PARENT, 0, Tree::new))
                .withMessage("depth is 0: it must be from 1 to 1000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Workshop.ROW.treeOf(Workshop.WORKSHOPS_BY_PARENT.limit(3), 2, Tree::new))
                .withMessageStartingWith("a tree takes no limit: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tag.ROW.treeOf(Tag.TAGS_THROUGH_ROUTES_BY_GOAL, 2, (tag, below) -> tag))
                .withMessage("a tree goes over a foreign key, and not through a table of pairs");
    }
}
