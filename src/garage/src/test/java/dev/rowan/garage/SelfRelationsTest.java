package dev.rowan.garage;

import static dev.rowan.garage.Tables.BAYS;
import static dev.rowan.garage.Tables.ROUTES;
import static dev.rowan.garage.Tables.SAMPLES;
import static dev.rowan.garage.Tables.WORKSHOPS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.shape.Shape;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jooq.Condition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Conditions on related rows that also name the table where the relation starts, which may be the same table. */
class SelfRelationsTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("migrations"));

    record Id(int id) {}

    record Team(Sample lead, List<Id> better) {}

    /** {@code big} is a salary, {@code parent} the manager. */
    private static final Condition EARNS_MORE_THAN_THE_MANAGER = Sample.PARENT.any(m -> m.BIG.lt(SAMPLES.BIG));

    @SuppressWarnings("NullAway.Init")
    private Garage db;

    @BeforeEach
    void fill(TestDatabase database) {
        db = Garage.of(database.dataSource());
        db.samples().insert(NewSample.id(1).big(100L));
        db.samples().insert(NewSample.id(2).parentId(1).big(150L));
        db.samples().insert(NewSample.id(3).parentId(2).big(140L));
        db.samples().insert(NewSample.id(4).parentId(3).big(200L));
        db.samples().insert(NewSample.id(5).parentId(3).big(20L));
    }

    private List<Integer> ids(Condition condition) {
        return db.samples().where(condition).orderBy(SAMPLES.ID).list().stream()
                .map(Sample::id)
                .toList();
    }

    @Test
    void the_table_names_the_outer_row_and_the_argument_the_related_one() {
        assertThat(ids(EARNS_MORE_THAN_THE_MANAGER)).containsExactly(2, 4);
        assertThat(ids(Sample.SAMPLES_BY_PARENT.any(below -> below.BIG.gt(SAMPLES.BIG))))
                .containsExactly(1, 3);
        assertThat(ids(Sample.SAMPLES_BY_PARENT.every(below -> below.BIG.gt(SAMPLES.BIG))))
                .containsExactly(1, 4, 5);
        assertThat(ids(Sample.PARENT.none(m -> m.BIG.lt(SAMPLES.BIG)))).containsExactly(1, 3, 5);
    }

    @Test
    void at_each_depth_a_relation_starts_at_the_row_around_it() {
        assertThat(ids(Sample.PARENT.any(
                        m -> Sample.PARENT.any(mm -> mm.BIG.lt(m.BIG).and(mm.BIG.lt(SAMPLES.BIG))))))
                .containsExactly(3);
        assertThat(ids(Sample.PARENT.any(m -> Sample.PARENT.any(mm -> mm.ID.eq(1)))))
                .containsExactly(3);
        assertThat(ids(Sample.PARENT.any(m -> Sample.SAMPLES_BY_PARENT.any(b -> b.ID.gt(SAMPLES.ID)))))
                .containsExactly(4);
    }

    @Test
    void a_condition_made_outside_is_about_the_row_where_it_is_used() {
        Condition top = Sample.PARENT.any(m -> m.ID.eq(1));
        assertThat(ids(top)).containsExactly(2);
        assertThat(ids(Sample.PARENT.any(m -> top))).containsExactly(3);
        assertThat(ids(Sample.PARENT.any(m -> Sample.PARENT.any(mm -> top)))).containsExactly(4, 5);
        assertThat(ids(top.or(Sample.PARENT.any(m -> top)))).containsExactly(2, 3);
    }

    @Test
    void a_branch_takes_the_same_conditions() {
        Shape<Sample, Team> team = Sample.ROW
                .with(Sample.SAMPLES_BY_PARENT
                        .where(b -> Sample.PARENT.any(m -> m.BIG.lt(b.BIG)))
                        .where(b -> EARNS_MORE_THAN_THE_MANAGER)
                        .shaped(Sample.ROW.only(SAMPLES.ID).as(Id::new)))
                .as(Team::new);
        assertThat(db.samples().all().orderBy(SAMPLES.ID).list(team))
                .extracting(Team::better)
                .containsExactly(List.of(new Id(2)), List.of(), List.of(new Id(4)), List.of(), List.of());
        assertThat(db.samples().get(1, team).better()).containsExactly(new Id(2));
    }

    @Test
    void a_relation_there_and_back_can_name_the_row_where_it_starts() {
        WorkshopId first = workshop("a");
        WorkshopId second = workshop("b");
        db.bays().insert(NewBay.workshopId(first).number((short) 1).capacity(1.0));
        db.bays().insert(NewBay.workshopId(second).number((short) 1).capacity(1.0));
        assertThat(db.workshops()
                        .where(Workshop.BAYS.any(b ->
                                Bay.WORKSHOP.any(w -> w.NAME.eq(WORKSHOPS.NAME).and(w.NAME.eq("a")))))
                        .list())
                .extracting(Workshop::id)
                .containsExactly(first);
        assertThat(db.bays()
                        .where(Bay.WORKSHOP.any(w ->
                                Workshop.BAYS.any(b -> b.NUMBER.eq(BAYS.NUMBER).and(w.NAME.eq("b")))))
                        .list())
                .extracting(Bay::workshopId)
                .containsExactly(second);
    }

    /** The table between stands in the subquery too. */
    @Test
    void a_row_of_a_table_of_pairs_can_ask_for_others_of_its_rows() {
        for (short i = 1; i < 5; i++) {
            db.tags().insert(NewTag.id(i).name("t" + i));
        }
        for (short[] pair : new short[][] {{1, 2}, {2, 3}, {2, 4}}) {
            db.routes().insert(NewRoute.startId(pair[0]).goalId(pair[1]));
        }
        assertThat(db.routes()
                        .where(Route.GOAL.any(g -> Tag.TAGS_THROUGH_ROUTES_BY_GOAL.any(
                                next -> next.ID.eq((short) (2 + 1)).and(ROUTES.GOAL_ID.eq((short) 2)))))
                        .list())
                .hasSize(1);
    }

    private WorkshopId workshop(String name) {
        return db.workshops()
                .insert(NewWorkshop.name(name).opened(LocalDate.EPOCH))
                .id();
    }
}
