package dev.rowan.garage;

import static dev.rowan.garage.Tables.TREE_;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.shape.Shape;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tables and columns that are called as the SQL of graphs calls what it makes up. */
class AliasesTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("migrations"));

    record Limited(Tree_ tree, List<ParentTree> parents, List<Rows_> pairs, List<Junction_> last) {}

    record ParentTree(Parents_ parent, All tree) {}

    record All(Tree_ tree, List<Parents_> parents, List<Junction_> junctions, Long count) {}

    record Back(Junction_ junction, List<Tree_> some, List<Tree_> all) {}

    record Nested(Tree_ tree, List<Nested> below) {}

    static final Shape<Tree_, All> ALL = Tree_.ROW
            .with(Tree_.PARENTS)
            .with(Tree_.JUNCTIONS_THROUGH_ROWS)
            .with(Tree_.JUNCTIONS_THROUGH_ROWS.count())
            .as(All::new);
    static final Shape<Tree_, Limited> LIMITED = Tree_.ROW
            .with(Tree_.PARENTS
                    .where(p -> p.ROWS_.isNull())
                    .orderBy(p -> p.ORDINAL_)
                    .limit(2)
                    .shaped(Parents_.ROW.with(Parents_.TREE.shaped(ALL)).as(ParentTree::new)))
            .with(Tree_.ROWS.limit(1))
            .with(Tree_.JUNCTIONS_THROUGH_ROWS.orderBy(j -> j.ORDINAL_.desc()).limit(1))
            .as(Limited::new);
    static final Shape<Junction_, Back> BACK = Junction_.ROW
            .with(Junction_.TREES_THROUGH_ROWS.limit(2))
            .with(Junction_.TREES_THROUGH_ROWS)
            .as(Back::new);
    static final Shape<Tree_, Nested> NESTED = Tree_.ROW.treeOf(Tree_.TREES_BY_ABOVE, 3, Nested::new);

    private final Tree_ one = new Tree_(1, null, 5, 6, 7);
    private final Tree_ two = new Tree_(2, 1, null, 1, null);
    private final Tree_ three = new Tree_(3, 2, 1, null, 2);

    @SuppressWarnings("NullAway.Init")
    private Garage db;

    @BeforeEach
    void fill(TestDatabase database) {
        db = Garage.of(database.dataSource());
        db.tree_().insert(NewTree_.id(1).depth_(5).key1_(6).tree_(7));
        db.tree_().insert(NewTree_.id(2).above(1).key1_(1));
        db.tree_().insert(NewTree_.id(3).above(2).depth_(1).tree_(2));
        for (int i = 1; i < 5; i++) {
            db.parents_()
                    .insert(NewParents_.id(i).treeId(1).ordinal_(10 * (5 - i)).rows_(i == 4 ? 1 : null));
            db.junction_().insert(NewJunction_.id(i).key1_(9 - i).ordinal_(i % 3));
            db.rows_().insert(NewRows_.treeId(1).junctionId(i));
        }
        db.rows_().insert(NewRows_.treeId(2).junctionId(2));
        db.rows_().insert(NewRows_.treeId(3).junctionId(2));
    }

    private static Parents_ parent(int id) {
        return new Parents_(id, 1, 10 * (5 - id), id == 4 ? 1 : null);
    }

    private static Junction_ junction(int id) {
        return new Junction_(id, 9 - id, id % 3);
    }

    @Test
    void levels_with_and_without_a_limit() {
        var all = new All(
                one,
                List.of(parent(1), parent(2), parent(3), parent(4)),
                List.of(junction(1), junction(2), junction(3), junction(4)),
                4L);
        var limited = new Limited(
                one,
                List.of(new ParentTree(parent(3), all), new ParentTree(parent(2), all)),
                List.of(new Rows_(1, 1)),
                List.of(junction(2)));
        assertThat(db.tree_().get(1, LIMITED)).isEqualTo(limited);
        assertThat(db.tree_().where(TREE_.ID.eq(1)).list(LIMITED)).containsExactly(limited);
        var back = new Back(junction(2), List.of(one, two), List.of(one, two, three));
        assertThat(db.junction_().get(2, BACK)).isEqualTo(back);
        assertThat(db.junction_().all().list(BACK)).hasSize(4).contains(back);
    }

    @Test
    void a_tree() {
        var tree = new Nested(one, List.of(new Nested(two, List.of(new Nested(three, List.of())))));
        assertThat(db.tree_().get(1, NESTED)).isEqualTo(tree);
        assertThat(db.tree_().where(TREE_.ID.eq(1)).list(NESTED)).containsExactly(tree);
    }

    @Test
    void a_filter() {
        db.related_().insert(NewRelated_.id(1));
        Related_ below = db.related_().insert(NewRelated_.id(2).key0_(1));
        assertThat(db.related_().where(Related_.KEY0.any(r -> r.ID.eq(1))).list())
                .containsExactly(below);
        assertThat(db.related_()
                        .where(Related_.RELATED_BY_KEY0.any(r -> r.KEY0_.eq(1)))
                        .list())
                .extracting(Related_::id)
                .containsExactly(1);
    }
}
