package dev.rowan.garage;

import static dev.rowan.garage.Tables.WORKSHOPS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.rowan.error.ConstraintViolation;
import dev.rowan.error.DatabaseFailure;
import dev.rowan.error.TransientFailure;
import dev.rowan.garage.enums.EngineKind;
import dev.rowan.garage.tables.Workshops;
import dev.rowan.insert.NewGraph;
import dev.rowan.insert.NewRow;
import dev.rowan.insert.PlannedStatement;
import dev.rowan.shape.OptionalToOne;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** New graphs over keys that are composite, nullable, unique, of pairs, several to one table, and to the own table. */
@Timeout(60)
class NewGraphsTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("migrations"));

    @SuppressWarnings("NullAway.Init")
    private Garage db;

    @BeforeEach
    void open(TestDatabase database) {
        db = Garage.of(database.dataSource());
    }

    private static NewWorkshop workshop(String name) {
        return NewWorkshop.name(name).opened(LocalDate.EPOCH);
    }

    private static NewTag tag(int id) {
        return NewTag.id((short) id).name("tag " + id);
    }

    private static NewBay bay(int number) {
        return NewBay.ofWorkshop().number((short) number).capacity(1);
    }

    private static List<String> tables(NewRow<?> graph) {
        return graph.dryRun().stream().map(PlannedStatement::statementId).toList();
    }

    @Test
    void composite_keys_are_carried_down_and_pairs_share_what_they_point_to() {
        NewTag red = tag(1);
        NewTag blue = tag(2);
        NewGraph<Workshop> graph = workshop("Main")
                .with(
                        Workshop.BAYS,
                        bay(1).with(
                                        Bay.BAY_TAGS,
                                        NewBayTag.ofBay().ofTag().note("first").with(BayTag.TAG, red),
                                        NewBayTag.ofBay().ofTag().with(BayTag.TAG, blue)),
                        bay(2).with(Bay.BAY_TAGS, NewBayTag.ofBay().ofTag().with(BayTag.TAG, red)));
        assertThat(tables(graph))
                .containsExactly("tags.insertAll", "workshops.insert", "bays.insertAll", "bayTags.insert");
        Workshop main = db.workshops().insertGraph(graph);
        assertThat(db.bays().listByWorkshopId(main.id()))
                .extracting(Bay::number)
                .containsExactly((short) 1, (short) 2);
        assertThat(db.tags().count()).isEqualTo(2);
        assertThat(db.bayTags().list(9))
                .containsExactly(
                        new BayTag(main.id(), (short) 1, (short) 1, "first"),
                        new BayTag(main.id(), (short) 1, (short) 2, null),
                        new BayTag(main.id(), (short) 2, (short) 1, null));
    }

    @Test
    void graphs_share_the_rows_that_they_point_to() {
        NewTag red = tag(1);
        NewTag blue = tag(2);
        List<NewGraph<Workshop>> graphs = IntStream.range(0, 3)
                .mapToObj(i -> workshop("w" + i)
                        .with(
                                Workshop.BAYS,
                                bay(i + 1)
                                        .with(
                                                Bay.BAY_TAGS,
                                                NewBayTag.ofBay().ofTag().with(BayTag.TAG, red),
                                                NewBayTag.ofBay().ofTag().with(BayTag.TAG, blue))))
                .toList();
        assertThat(NewRow.dryRun(graphs))
                .extracting(p -> p.statementId() + " " + p.rows())
                .containsExactly(
                        "tags.insertAll 2", "workshops.insertAll 3", "bays.insertAll 3", "bayTags.insertAll 6");
        List<Workshop> stored = db.workshops().insertGraphs(graphs);
        assertThat(stored).extracting(Workshop::name).containsExactly("w0", "w1", "w2");
        for (int i = 0; i < 3; i++) {
            assertThat(db.bays().listByWorkshopId(stored.get(i).id()))
                    .extracting(Bay::number)
                    .containsExactly((short) (i + 1));
        }
        assertThat(db.bayTags().count()).isEqualTo(6);
    }

    @Test
    void a_root_that_another_root_points_to_is_one_row_and_comes_back_in_its_place() {
        NewWorkshop head = workshop("head");
        List<Workshop> stored = db.workshops()
                .insertGraphs(List.of(
                        workshop("first").with(Workshop.PARENT, head),
                        head,
                        workshop("second").with(Workshop.PARENT, head).with(Workshop.BAYS, bay(1))));
        assertThat(stored).extracting(Workshop::name).containsExactly("first", "head", "second");
        assertThat(stored.getFirst().parentId()).isEqualTo(stored.get(1).id());
        assertThat(stored.getLast().parentId()).isEqualTo(stored.get(1).id());
        assertThat(db.workshops().count()).isEqualTo(3);
    }

    @Test
    void graphs_of_a_composite_key_are_read_in_the_order_given() {
        Workshop main = db.workshops().insert(workshop("Main"));
        List<NewGraph<Bay>> graphs = IntStream.of(3, 1, 2)
                .mapToObj(i -> NewBay.workshopId(main.id())
                        .number((short) i)
                        .capacity(i)
                        .with(Bay.BAY_TAGS, NewBayTag.ofBay().ofTag().with(BayTag.TAG, tag(i))))
                .toList();
        assertThat(db.bays().insertGraphs(graphs, Bay.ROW.with(Bay.TAGS).as(Tagged::new)))
                .extracting(t -> t.bay().number() + " " + t.tags().getFirst().name())
                .containsExactly("3 tag 3", "1 tag 1", "2 tag 2");
    }

    record Tagged(Bay bay, List<Tag> tags) {}

    @Test
    void a_row_of_pairs_may_point_to_a_row_that_is_there() {
        db.tags().insert(tag(5));
        Workshop main = db.workshops()
                .insertGraph(workshop("Main")
                        .with(
                                Workshop.BAYS,
                                bay(1).with(Bay.BAY_TAGS, NewBayTag.ofBay().tagId((short) 5))));
        assertThat(db.bayTags().list(9)).containsExactly(new BayTag(main.id(), (short) 1, (short) 5, null));
    }

    @Test
    void a_relation_through_a_table_of_pairs_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bay(1).with(Bay.TAGS, tag(1)))
                .withMessage("the relation leads through public.bay_tags, whose rows would be made up\n"
                        + "help: give rows of that table, each with the row it points to");
    }

    @Test
    void optional_keys_and_one_to_one_are_carried_down() {
        Engine engine = db.engines()
                .insertGraph(NewEngine.kind(EngineKind.DIESEL)
                        .plate("P")
                        .ofBay()
                        .with(
                                Engine.BAY,
                                bay(3).with(Bay.WORKSHOP, workshop("Main").with(Workshop.PARENT, workshop("Head"))))
                        .with(Engine.PASSPORT, NewPassport.ofEngine().text("passport"))
                        .with(Engine.VISITS, NewVisit.EMPTY, NewVisit.EMPTY.note("again")));
        Workshop main = db.workshops().get(engine.workshopId());
        assertThat(main.name()).isEqualTo("Main");
        assertThat(main.parentId())
                .isEqualTo(db.workshops()
                        .where(WORKSHOPS.NAME.eq("Head"))
                        .first()
                        .orElseThrow()
                        .id());
        assertThat(engine.bay()).isEqualTo((short) 3);
        assertThat(db.passports().get(engine.serial()).text()).isEqualTo("passport");
        assertThat(db.visits().listByEngine(engine.serial())).hasSize(2);
    }

    @Test
    void two_rows_in_the_place_of_one_violate_its_key() {
        NewEngine engine = NewEngine.kind(EngineKind.DIESEL).plate("P").ofBay();
        NewGraph<Engine> graph = engine.with(Engine.BAY, bay(1).with(Bay.WORKSHOP, workshop("Main")))
                .with(Engine.PASSPORT, NewPassport.ofEngine().text("one"))
                .with(Engine.PASSPORT, NewPassport.ofEngine().text("two"));
        assertThat(catchFailure(() -> db.engines().insertGraph(graph)))
                .isInstanceOfSatisfying(
                        ConstraintViolation.class,
                        e -> assertThat(e.constraint()).isEqualTo(PassportConstraint.PASSPORTS_PKEY));
        assertThat(db.workshops().count()).isZero();
    }

    @Test
    void several_keys_to_one_table_each_get_their_own_row() {
        NewTag start = tag(1);
        NewGraph<Tag> graph = start.with(
                Tag.ROUTES_BY_START,
                NewRoute.ofStart().ofGoal().with(Route.GOAL, tag(2)),
                NewRoute.ofStart().ofGoal().with(Route.GOAL, start),
                NewRoute.ofStart().goalId((short) 1).with(Route.GOAL, start));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tag(1).with(
                                Tag.ROUTES_BY_START, NewRoute.startId((short) 2).ofGoal())
                        .dryRun())
                .withMessageContaining("routes.start_id is to be tags.id")
                .withMessageContaining("routes.goal_id has no value");
        assertThat(catchFailure(() -> db.tags().insertGraph(graph))).isInstanceOf(ConstraintViolation.class);
        db.tags()
                .insertGraph(start.with(
                        Tag.ROUTES_BY_START,
                        NewRoute.ofStart().ofGoal().with(Route.GOAL, tag(2)),
                        NewRoute.ofStart().ofGoal().with(Route.GOAL, start)));
        assertThat(db.routes().list(9))
                .containsExactly(new Route((short) 1, (short) 1), new Route((short) 1, (short) 2));
    }

    @Test
    void a_tree_is_stored_level_by_level() {
        NewGraph<Workshop> graph = workshop("root")
                .with(
                        Workshop.WORKSHOPS_BY_PARENT,
                        workshop("a")
                                .with(
                                        Workshop.WORKSHOPS_BY_PARENT,
                                        workshop("a1").with(Workshop.BAYS, bay(1)),
                                        workshop("a2")),
                        workshop("b").with(Workshop.BAYS, bay(1)));
        assertThat(graph.dryRun())
                .extracting(p -> p.statementId() + " " + p.rows())
                .containsExactly(
                        "workshops.insert 1", "workshops.insertAll 2", "workshops.insertAll 2", "bays.insertAll 2");
        Workshop root = db.workshops().insertGraph(graph);
        List<Workshop> below = db.workshops().listByParentId(root.id());
        assertThat(below).extracting(Workshop::name).containsExactlyInAnyOrder("a", "b");
        Workshop a =
                below.stream().filter(w -> w.name().equals("a")).findFirst().orElseThrow();
        assertThat(db.workshops().listByParentId(a.id()))
                .extracting(Workshop::name)
                .containsExactlyInAnyOrder("a1", "a2");
        assertThat(db.bays().count()).isEqualTo(2);
    }

    @Test
    void a_tree_over_a_composite_key_takes_the_shared_column_from_above() {
        NewSection.NeedsNumber below = NewSection.ofAbove();
        Workshop main = db.workshops()
                .insertGraph(workshop("Main")
                        .with(
                                Workshop.SECTIONS,
                                NewSection.ofWorkshop()
                                        .number(1)
                                        .title("one")
                                        .with(
                                                Section.SECTIONS_BY_ABOVE,
                                                below.number(11)
                                                        .title("one.one")
                                                        .with(
                                                                Section.SECTIONS_BY_ABOVE,
                                                                below.number(111)
                                                                        .title("one.one.one")))));
        assertThat(db.sections().list(9))
                .containsExactly(
                        new Section(main.id(), 1, null, "one"),
                        new Section(main.id(), 11, 1, "one.one"),
                        new Section(main.id(), 111, 11, "one.one.one"));
    }

    @Test
    void two_parents_that_share_a_column_must_agree() {
        WorkshopId one = WorkshopId.of(new UUID(0, 1));
        WorkshopId two = WorkshopId.of(new UUID(0, 2));
        NewSection other = NewSection.workshopId(two).number(1).title("of two");
        NewSection below = NewSection.ofWorkshop().number(2).title("of one");
        NewGraph<Workshop> graph = workshop("one").id(one).with(Workshop.SECTIONS, below.with(Section.ABOVE, other));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> db.workshops().insertGraph(graph))
                .withMessageContaining("sections.workshop_id is to be ");
        Workshop stored = db.workshops()
                .insertGraph(workshop("one")
                        .id(one)
                        .with(
                                Workshop.SECTIONS,
                                below.with(
                                        Section.ABOVE,
                                        NewSection.workshopId(one).number(1).title("of one"))));
        assertThat(stored.id()).isEqualTo(one);
    }

    @Test
    void two_parents_that_turn_out_to_disagree_leave_nothing() {
        NewGraph<Section> graph = NewSection.ofWorkshop()
                .number(2)
                .title("two")
                .with(Section.WORKSHOP, workshop("one"))
                .with(
                        Section.ABOVE,
                        NewSection.ofWorkshop().number(1).title("one").with(Section.WORKSHOP, workshop("another")));
        assertThat(catchFailure(() -> db.sections().insertGraph(graph)))
                .hasMessageStartingWith("sections.insert: sections.workshop_id is to be ");
        assertThat(db.workshops().count()).isZero();
    }

    @Test
    void a_row_that_names_a_deeper_one_by_its_value_is_not_stored_before_it() {
        NewGraph<Workshop> graph = workshop("Main")
                .with(
                        Workshop.SECTIONS,
                        NewSection.ofWorkshop()
                                .number(1)
                                .title("below the third")
                                .above(3),
                        NewSection.ofWorkshop()
                                .number(2)
                                .title("root")
                                .with(
                                        Section.SECTIONS_BY_ABOVE,
                                        NewSection.ofAbove().number(3).title("third")));
        assertThat(graph.dryRun())
                .extracting(p -> p.statementId() + " " + p.rows())
                .containsExactly("workshops.insert 1", "sections.insert 1", "sections.insertAll 2");
        WorkshopId main = db.workshops().insertGraph(graph).id();
        assertThat(db.sections().list(9))
                .containsExactly(
                        new Section(main, 1, 3, "below the third"),
                        new Section(main, 2, null, "root"),
                        new Section(main, 3, 2, "third"));
    }

    @Test
    void rows_that_point_to_each_other_in_a_circle_are_refused() {
        NewWorkshop one = workshop("one");
        NewWorkshop two = workshop("two");
        NewGraph<Workshop> graph = one.with(Workshop.PARENT, two.with(Workshop.PARENT, one));
        assertThatIllegalArgumentException()
                .isThrownBy(graph::dryRun)
                .withMessageContaining(
                        "\n  some rows of public.workshops point to each other in a circle: none of them can be stored first;"
                                + " leave a key out and set it by an update");
    }

    @Test
    void a_circle_whose_keys_are_all_left_out_is_refused_by_its_tables() {
        NewPump pump = NewPump.id(PumpId.of(1)).ofMotor();
        NewMotor motor = NewMotor.id(MotorId.of(1)).ofPump();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> db.pumps().insertGraph(pump.with(Pump.MOTOR, motor.with(Motor.PUMP, pump))))
                .withMessageContaining("some rows of public.motors, public.pumps point to each other in a circle");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pump.with(Pump.MOTOR, motor).dryRun())
                .withMessageContaining("motors.pump_id has no value: the row comes with none that it points to");
    }

    @Test
    @SuppressWarnings("NullAway") // what a caller without it can do
    void nulls_are_refused_by_their_names() {
        NewWorkshop main = workshop("Main");
        NewWorkshop none = null;
        OptionalToOne<Workshop, Workshop, Workshops> noRelation = null;
        assertThatNullPointerException()
                .isThrownBy(() -> db.workshops().insertGraph(none))
                .withMessage("graph is null");
        assertThatNullPointerException()
                .isThrownBy(() -> main.with(Workshop.PARENT, none))
                .withMessage("a row of workshops is null\nhelp: leave out what is not to be stored");
        assertThatNullPointerException()
                .isThrownBy(() -> main.with(Workshop.WORKSHOPS_BY_PARENT, main, none))
                .withMessageStartingWith("a row of workshops is null");
        assertThatNullPointerException()
                .isThrownBy(() -> main.with(noRelation, main))
                .withMessage("relation is null");
    }

    @Test
    void a_chain_of_five_thousand_rows_is_no_deeper_than_another() {
        NewRow<Workshop> chain = workshop("last").id(WorkshopId.of(new UUID(1, 5_000)));
        for (int i = 4_999; i > 0; i--) {
            chain = workshop("w" + i)
                    .id(WorkshopId.of(new UUID(1, i)))
                    .with(Workshop.WORKSHOPS_BY_PARENT, List.of(chain));
        }
        assertThat(chain.dryRun()).hasSize(5_000);
    }

    /** Each row takes a while, so that both writers are in the midst of their rows. */
    @Test
    void writers_of_the_same_rows_in_opposite_orders_wait_and_do_not_deadlock() throws Exception {
        db.dsl()
                .execute("create function wait() returns trigger language plpgsql as"
                        + " $$ begin perform pg_sleep(0.02); return new; end $$");
        db.dsl().execute("create trigger tags_wait before insert on tags for each row execute function wait()");
        List<NewTag> tags =
                IntStream.rangeClosed(1, 16).mapToObj(NewGraphsTest::tag).toList();
        List<@Nullable DatabaseFailure> inOrderGiven =
                both(() -> db.tags().insertAll(tags), () -> db.tags().insertAll(tags.reversed()));
        assertThat(inOrderGiven).as("insertAll, in the order given").anyMatch(TransientFailure.class::isInstance);
        db.dsl().execute("truncate tags cascade");
        List<@Nullable DatabaseFailure> byKey = both(
                () -> db.workshops().insertGraph(tagged("one", tags)),
                () -> db.workshops().insertGraph(tagged("other", tags.reversed())));
        assertThat(byKey)
                .filteredOn(f -> f != null)
                .singleElement()
                .isInstanceOfSatisfying(
                        ConstraintViolation.class,
                        e -> assertThat(e.constraint()).isEqualTo(TagConstraint.TAGS_PKEY));
        assertThat(db.bayTags().count()).isEqualTo(16);
    }

    /** Of new rows with a unique key, of new trees, and of keys to rows that are there. */
    @Test
    void a_hundred_rounds_of_opposite_orders_never_deadlock() throws Exception {
        db.dsl()
                .execute("create function wait() returns trigger language plpgsql as"
                        + " $$ begin perform pg_sleep(0.001); return new; end $$");
        for (String table : List.of("tags", "workshops", "bay_tags")) {
            db.dsl().execute("create trigger wait before insert on " + table + " for each row execute function wait()");
        }
        int lost = 0;
        for (int round = 0; round < 100; round++) {
            String name = "w" + round;
            int first = 10 * round;
            List<NewTag> tags = IntStream.range(first, first + 8)
                    .mapToObj(NewGraphsTest::tag)
                    .toList();
            List<NewWorkshop> below = IntStream.range(0, 8)
                    .mapToObj(i -> workshop(name + "." + i))
                    .toList();
            List<@Nullable DatabaseFailure> failures = new ArrayList<>();
            failures.addAll(both(
                    () -> db.workshops().insertGraph(tagged(name + " one", tags)),
                    () -> db.workshops().insertGraph(tagged(name + " other", tags.reversed()))));
            failures.addAll(both(
                    () -> db.workshops().insertGraph(workshop(name + " a").with(Workshop.WORKSHOPS_BY_PARENT, below)),
                    () -> db.workshops()
                            .insertGraph(workshop(name + " b").with(Workshop.WORKSHOPS_BY_PARENT, below.reversed()))));
            assertThat(both(
                            () -> db.workshops().insertGraph(pointing(name + " c", first, 1)),
                            () -> db.workshops().insertGraph(pointing(name + " d", first + 7, -1))))
                    .containsOnlyNulls();
            failures.removeIf(f -> f == null);
            assertThat(failures).hasOnlyElementsOfType(ConstraintViolation.class);
            lost += failures.size();
        }
        assertThat(lost).as("one of each two").isEqualTo(200);
    }

    /** With a bay whose tags are there. */
    private static NewGraph<Workshop> pointing(String name, int first, int step) {
        return workshop(name)
                .with(
                        Workshop.BAYS,
                        bay(1).with(
                                        Bay.BAY_TAGS,
                                        IntStream.range(0, 8)
                                                .mapToObj(i -> NewBayTag.ofBay().tagId((short) (first + i * step)))
                                                .toList()));
    }

    @Test
    void a_deadlock_with_other_code_is_typed_and_leaves_nothing(TestDatabase database) throws Exception {
        NewGraph<Workshop> graph = tagged("one", List.of(tag(2), tag(1)));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection other = database.connect();
                Statement s = other.createStatement()) {
            other.setAutoCommit(false);
            s.execute("set deadlock_timeout = '60s'"); // so that the graph's session is the one that finds it
            s.execute("insert into tags values (2, 'of other code')");
            Future<@Nullable DatabaseFailure> failure = threads.submit(() -> catchFailure(() -> db.transaction(tx -> {
                tx.dsl().execute("set local deadlock_timeout = '3s'");
                tx.workshops().insertGraph(graph);
            })));
            while (!isAnyWaiting()) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
            s.execute("insert into tags values (1, 'of other code')");
            assertThat(failure.get())
                    .isInstanceOf(TransientFailure.class)
                    .hasMessage(
                            "tags.insertAll: deadlock: the server ended this transaction to free the others [40P01]");
            other.rollback();
        }
        assertThat(db.tags().count() + db.workshops().count()).isZero();
        db.workshops().insertGraph(graph);
        assertThat(db.bayTags().count()).isEqualTo(2);
    }

    private boolean isAnyWaiting() {
        return db.dsl()
                .fetchSingle("select exists (select from pg_stat_activity"
                        + " where datname = current_database() and wait_event_type = 'Lock')")
                .get(0, boolean.class);
    }

    private static NewGraph<Workshop> tagged(String name, List<NewTag> tags) {
        return workshop(name)
                .with(
                        Workshop.BAYS,
                        bay(1).with(
                                        Bay.BAY_TAGS,
                                        tags.stream()
                                                .map(t -> NewBayTag.ofBay()
                                                        .ofTag()
                                                        .with(BayTag.TAG, t))
                                                .toList()));
    }

    private static List<@Nullable DatabaseFailure> both(Runnable one, Runnable other) throws Exception {
        var start = new CyclicBarrier(2);
        List<Future<@Nullable DatabaseFailure>> all = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Runnable work : List.of(one, other)) {
                all.add(threads.submit(() -> {
                    start.await();
                    return catchFailure(work);
                }));
            }
        }
        List<@Nullable DatabaseFailure> failures = new ArrayList<>();
        for (Future<@Nullable DatabaseFailure> future : all) {
            failures.add(future.get());
        }
        return failures;
    }

    private static @Nullable DatabaseFailure catchFailure(Runnable work) {
        try {
            work.run();
            return null;
        } catch (DatabaseFailure e) {
            return e;
        }
    }
}
