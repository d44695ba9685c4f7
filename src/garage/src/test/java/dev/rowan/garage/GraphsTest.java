package dev.rowan.garage;

import static dev.rowan.garage.Tables.ENGINES;
import static dev.rowan.garage.Tables.TAGS;
import static dev.rowan.garage.Tables.WORKSHOPS;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;

import dev.rowan.garage.enums.EngineKind;
import dev.rowan.shape.Shape;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Shapes over what EngineCam lacks: keys that are composite, nullable, unique, of pairs, and to the own table. */
class GraphsTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("migrations"));

    record Site(Workshop workshop, Optional<Workshop> parent, List<Workshop> branches, List<BayView> bays) {}

    record BayView(Bay bay, Workshop workshop, List<EngineView> engines, List<Tag> tags, List<Labelled> labels) {}

    record EngineView(long serial, EngineKind kind, Optional<Passport> passport, Long visits, Boolean visited) {}

    record Labelled(BayTag link, Tag tag) {}

    record LastVisit(Engine engine, List<Visit> visits) {}

    record Reached(Tag from, List<Tag> goals, List<Tag> starts) {}

    static final Shape<Engine, EngineView> ENGINE_VIEW = Engine.ROW
            .only(ENGINES.SERIAL)
            .and(ENGINES.KIND)
            .with(Engine.PASSPORT)
            .with(Engine.VISITS.count())
            .with(Engine.VISITS.exists())
            .as(EngineView::new);
    static final Shape<Bay, BayView> BAY_VIEW = Bay.ROW
            .with(Bay.WORKSHOP)
            .with(Bay.ENGINES.shaped(ENGINE_VIEW))
            .with(Bay.TAGS.orderBy(t -> t.NAME.desc()))
            .with(Bay.BAY_TAGS.shaped(BayTag.ROW.with(BayTag.TAG).as(Labelled::new)))
            .as(BayView::new);
    static final Shape<Workshop, Site> SITE = Workshop.ROW
            .with(Workshop.PARENT)
            .with(Workshop.WORKSHOPS_BY_PARENT)
            .with(Workshop.BAYS.shaped(BAY_VIEW))
            .as(Site::new);
    static final Shape<Tag, Reached> REACHED = Tag.ROW
            .with(Tag.TAGS_THROUGH_ROUTES_BY_GOAL)
            .with(Tag.TAGS_THROUGH_ROUTES_BY_START.limit(1))
            .as(Reached::new);

    @SuppressWarnings("NullAway.Init")
    private Garage db;

    private final Random random = new Random(20);

    @BeforeEach
    void fill(TestDatabase database) {
        db = Garage.of(database.dataSource());
        List<Tag> tags = db.tags()
                .insertAll(IntStream.rangeClosed(1, 6)
                        .mapToObj(i -> NewTag.id((short) i).name("tag " + i))
                        .toList());
        Workshop main = db.workshops().insert(NewWorkshop.name("Main").opened(LocalDate.EPOCH));
        List<Workshop> workshops = new ArrayList<>(List.of(main));
        for (int i = 0; i < 7; i++) {
            workshops.add(db.workshops()
                    .insert(NewWorkshop.name("Branch " + i)
                            .opened(LocalDate.EPOCH)
                            .parentId(i % 3 == 0 ? null : main.id())));
        }
        for (Workshop workshop : workshops) {
            for (short n = (short) random.nextInt(4); n > 0; n--) {
                Bay bay = db.bays()
                        .insert(NewBay.workshopId(workshop.id()).number(n).capacity(n));
                for (Tag tag : tags) {
                    if (random.nextInt(3) == 0) {
                        db.bayTags()
                                .insert(NewBayTag.workshopId(workshop.id())
                                        .bay(n)
                                        .tagId(tag.id())
                                        .note(random.nextBoolean() ? null : "note"));
                    }
                }
                for (int i = random.nextInt(4); i > 0; i--) {
                    Engine engine = db.engines()
                            .insert(NewEngine.kind(EngineKind.DIESEL)
                                    .plate("P")
                                    .workshopId(workshop.id())
                                    .bay(random.nextInt(5) == 0 ? null : bay.number()));
                    if (random.nextBoolean()) {
                        db.passports()
                                .insert(NewPassport.engine(engine.serial()).text("of " + engine.serial()));
                    }
                    for (int v = random.nextInt(3); v > 0; v--) {
                        db.visits().insert(NewVisit.EMPTY.engine(engine.serial()));
                    }
                }
            }
        }
        for (int i = 1; i < 6; i++) {
            db.routes().insert(NewRoute.startId((short) i).goalId((short) (i + 1)));
            db.routes().insert(NewRoute.startId((short) i).goalId((short) 1));
        }
    }

    @Test
    void graphs_are_what_single_tables_hold() {
        List<Site> expected =
                db.workshops().all().list().stream().map(this::site).toList();
        assertThat(expected.stream()
                        .flatMap(s -> s.bays().stream())
                        .flatMap(b -> b.engines().stream())
                        .toList())
                .isNotEmpty();
        assertThat(db.workshops().all().list(SITE)).containsExactlyInAnyOrderElementsOf(expected);
        for (Site site : expected) {
            assertThat(db.workshops().get(site.workshop().id(), SITE)).isEqualTo(site);
        }
        assertThat(db.workshops().find(WorkshopId.of(new UUID(0, 0)), SITE)).isEmpty();
    }

    @Test
    void a_transaction_reads_the_same() {
        db.transaction(tx -> {
            for (Workshop workshop : tx.workshops().all().list()) {
                assertThat(tx.workshops().get(workshop.id(), SITE)).isEqualTo(site(workshop));
            }
        });
    }

    @Test
    void a_table_of_pairs_of_the_same_table_leads_both_ways() {
        Map<Short, List<Route>> byStart = db.routes().all().list().stream().collect(groupingBy(Route::startId));
        for (Reached reached : db.tags().all().orderBy(TAGS.ID).list(REACHED)) {
            short id = reached.from().id();
            assertThat(reached.goals())
                    .isEqualTo(byStart.getOrDefault(id, List.of()).stream()
                            .map(r -> db.tags().get(r.goalId()))
                            .sorted(Comparator.comparingInt(Tag::id))
                            .toList());
            assertThat(reached.starts())
                    .isEqualTo(db.routes().all().list().stream()
                            .filter(r -> r.goalId() == id)
                            .map(r -> db.tags().get(r.startId()))
                            .sorted(Comparator.comparingInt(Tag::id))
                            .limit(1)
                            .toList());
        }
    }

    @Test
    void relations_filter_also_to_the_own_table_and_through_pairs() {
        Workshop main = db.workshops().where(WORKSHOPS.NAME.eq("Main")).first().orElseThrow();
        assertThat(db.workshops()
                        .where(Workshop.WORKSHOPS_BY_PARENT.any(w -> w.NAME.like("Branch%")))
                        .list())
                .containsExactly(main);
        assertThat(db.workshops()
                        .where(Workshop.PARENT.none(w -> w.NAME.eq("Main")))
                        .list())
                .hasSize(4);
        assertThat(db.tags()
                        .where(Tag.TAGS_THROUGH_ROUTES_BY_GOAL.any(t -> t.ID.eq((short) 6)))
                        .list())
                .extracting(Tag::id)
                .containsExactly((short) 5);
        assertThat(db.workshops()
                        .where(Workshop.BAYS.any(b -> Bay.TAGS.any(t -> t.NAME.eq("tag 1"))))
                        .list())
                .containsExactlyInAnyOrderElementsOf(db.workshops().all().list().stream()
                        .filter(w -> db.bayTags().all().list().stream()
                                .anyMatch(l -> l.workshopId().equals(w.id()) && l.tagId() == 1))
                        .toList());
    }

    @Test
    void a_limit_of_rows_without_primary_key_needs_an_order() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Engine.ROW.with(Engine.VISITS.limit(1)))
                .withMessage("limit: nothing says which rows of visits come first, for the table has no primary key\n"
                        + "help: add an orderBy whose columns tell the rows apart");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Engine.VISITS.limit(1).shaped(Visit.ROW));
        Engine engine = db.engines().list(1).getFirst();
        for (int day = 1; day < 4; day++) {
            db.visits()
                    .insert(NewVisit.EMPTY
                            .engine(engine.serial())
                            .at(LocalDate.EPOCH.minusDays(day).atStartOfDay()));
        }
        Shape<Engine, LastVisit> first =
                Engine.ROW.with(Engine.VISITS.limit(1).orderBy(v -> v.AT)).as(LastVisit::new);
        assertThat(db.engines().get(engine.serial(), first).visits())
                .extracting(Visit::at)
                .containsExactly(LocalDate.EPOCH.minusDays(3).atStartOfDay());
    }

    @Test
    void keys_of_many_roots_travel_in_several_strings() {
        db.workshops()
                .insertAll(IntStream.range(0, 3_000)
                        .mapToObj(i -> NewWorkshop.name("W" + i).opened(LocalDate.EPOCH))
                        .toList());
        assertThat(db.workshops().all().list(SITE))
                .hasSize(3_008)
                .containsAll(
                        db.workshops().where(WORKSHOPS.NAME.startsWith("B")).list(SITE));
    }

    private Site site(Workshop workshop) {
        return new Site(
                workshop,
                Optional.ofNullable(workshop.parentId()).map(db.workshops()::get),
                db.workshops().listByParentId(workshop.id()).stream()
                        .sorted(Comparator.comparing(w -> w.id().toString()))
                        .toList(),
                db.bays().listByWorkshopId(workshop.id()).stream()
                        .map(b -> bay(workshop, b))
                        .toList());
    }

    private BayView bay(Workshop workshop, Bay bay) {
        List<BayTag> links = db.bayTags().all().list().stream()
                .filter(l -> l.workshopId().equals(bay.workshopId()) && l.bay() == bay.number())
                .sorted(Comparator.comparingInt(BayTag::tagId))
                .toList();
        return new BayView(
                bay,
                workshop,
                db
                        .engines()
                        .listByWorkshopIdAndBay(EngineWorkshopIdAndBay.workshopId(bay.workshopId())
                                .bay(bay.number()))
                        .stream()
                        .map(this::engine)
                        .toList(),
                links.stream()
                        .map(l -> db.tags().get(l.tagId()))
                        .sorted(Comparator.comparing(Tag::name).reversed())
                        .toList(),
                links.stream()
                        .map(l -> new Labelled(l, db.tags().get(l.tagId())))
                        .toList());
    }

    private EngineView engine(Engine engine) {
        long visits = db.visits().listByEngine(engine.serial()).size();
        return new EngineView(engine.serial(), engine.kind(), db.passports().find(engine.serial()), visits, visits > 0);
    }

    /** Over a table of pairs, keys of two columns and nullable ones, and a relation to the own table. */
    @Test
    void groups_are_branches_over_each_kind_of_key() {
        record Kinds(EngineKind kind, long engines, Optional<Short> bay) {}
        record BayGroups(Bay bay, List<Kinds> engines, List<Named> tags) {}
        record WorkshopGroups(Workshop workshop, List<Opened> branches, List<BayGroups> bays) {}
        Shape<Bay, BayGroups> bays = Bay.ROW
                .with(Bay.ENGINES.shaped(Engine.ROW
                        .by(ENGINES.KIND)
                        .and(count())
                        .andOptional(max(ENGINES.BAY))
                        .as(Kinds::new)))
                .with(Bay.TAGS
                        .where(t -> t.ID.lt((short) 5))
                        .shaped(Tag.ROW.by(TAGS.NAME).and(count()).as(Named::new)))
                .as(BayGroups::new);
        Shape<Workshop, WorkshopGroups> shape = Workshop.ROW
                .with(Workshop.WORKSHOPS_BY_PARENT.shaped(
                        Workshop.ROW.by(WORKSHOPS.OPENED).and(count()).as(Opened::new)))
                .with(Workshop.BAYS.shaped(bays))
                .as(WorkshopGroups::new);
        List<WorkshopGroups> all = db.workshops().all().list(shape);
        assertThat(all).hasSameSizeAs(db.workshops().all().list());
        for (WorkshopGroups one : all) {
            assertThat(one).isEqualTo(db.workshops().get(one.workshop().id(), shape));
            long branches = db.workshops()
                    .where(WORKSHOPS.PARENT_ID.eq(one.workshop().id()))
                    .count();
            assertThat(one.branches().stream().mapToLong(Opened::workshops).sum())
                    .isEqualTo(branches);
            for (BayGroups bay : one.bays()) {
                List<Engine> engines = db.engines()
                        .where(ENGINES.WORKSHOP_ID.eq(bay.bay().workshopId()))
                        .and(ENGINES.BAY.eq(bay.bay().number()))
                        .list();
                assertThat(bay.engines())
                        .isEqualTo(
                                engines.isEmpty()
                                        ? List.of()
                                        : List.of(new Kinds(
                                                EngineKind.DIESEL,
                                                engines.size(),
                                                Optional.of(bay.bay().number()))));
                assertThat(bay.tags())
                        .isEqualTo(db.bayTags().all().list().stream()
                                .filter(l -> l.workshopId().equals(bay.bay().workshopId())
                                        && l.bay() == bay.bay().number()
                                        && l.tagId() < 5)
                                .map(l -> new Named(db.tags().get(l.tagId()).name(), 1))
                                .sorted(Comparator.comparing(Named::name))
                                .toList());
            }
        }
        assertThat(all.stream().flatMap(w -> w.bays().stream()).flatMap(b -> b.tags().stream()))
                .isNotEmpty();
        assertThat(all.stream().flatMap(w -> w.bays().stream()).flatMap(b -> b.engines().stream()))
                .isNotEmpty();
    }

    record Named(String name, long tags) {}

    record Opened(LocalDate on, long workshops) {}
}
