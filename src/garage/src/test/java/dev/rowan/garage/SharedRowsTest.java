package dev.rowan.garage;

import static dev.rowan.garage.Tables.TAGS;
import static dev.rowan.garage.Tables.WORKSHOPS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.garage.enums.EngineKind;
import dev.rowan.shape.Shape;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import dev.rowan.type.Range;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Param;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows that several parents share, filters over a part of a relation, keys that Java or text would order or compare otherwise. */
class SharedRowsTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("migrations"));

    record Goals(short tag, List<Goals> goals) {}

    static final Shape<Tag, Goals> NEXT = Tag.ROW
            .with(Tag.TAGS_THROUGH_ROUTES_BY_GOAL.limit(5))
            .as((tag, goals) -> new Goals(
                    tag.id(),
                    goals.stream().map(g -> new Goals(g.id(), List.of())).toList()));
    static final Shape<Tag, Goals> GOALS =
            Tag.ROW.with(Tag.TAGS_THROUGH_ROUTES_BY_GOAL.shaped(NEXT)).as((tag, goals) -> new Goals(tag.id(), goals));

    @SuppressWarnings("NullAway.Init")
    private Garage db;

    @BeforeEach
    void open(TestDatabase database) {
        db = Garage.of(database.dataSource());
        for (int i = 1; i <= 4; i++) {
            db.tags().insert(NewTag.id((short) i).name("t" + i));
        }
    }

    private static Goals goals(int tag, Goals... goals) {
        return new Goals((short) tag, List.of(goals));
    }

    @Test
    void a_limit_below_rows_that_two_parents_share_gives_each_row_once() {
        for (int[] route : new int[][] {{1, 3}, {2, 3}, {3, 4}}) {
            db.routes().insert(NewRoute.startId((short) route[0]).goalId((short) route[1]));
        }
        Goals one = goals(1, goals(3, goals(4)));
        Goals two = goals(2, goals(3, goals(4)));
        assertThat(db.tags()
                        .where(TAGS.ID.in((short) 1, (short) 2))
                        .orderBy(TAGS.ID)
                        .list(GOALS))
                .containsExactly(one, two);
        assertThat(db.tags().get((short) 1, GOALS)).isEqualTo(one);
    }

    @Test
    void a_filter_looks_at_the_relation_that_it_is_given() {
        Workshop parent = db.workshops().insert(NewWorkshop.name("p").opened(LocalDate.EPOCH));
        db.workshops().insert(NewWorkshop.name("c").opened(LocalDate.EPOCH).parentId(parent.id()));
        var none = Workshop.WORKSHOPS_BY_PARENT.where(w -> w.NAME.eq("x"));
        assertThat(db.workshops().where(none.any(w -> DSL.trueCondition())).list())
                .isEmpty();
        assertThat(db.workshops().where(none.none(w -> DSL.trueCondition())).count())
                .isEqualTo(2);
        assertThat(db.workshops().where(none.every(w -> w.NAME.eq("y"))).count())
                .isEqualTo(2);
        assertThatThrownBy(() -> Workshop.WORKSHOPS_BY_PARENT.limit(1).any(w -> w.NAME.eq("c")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("without its limit");
    }

    @Test
    void a_named_parameter_may_stand_twice() {
        Param<String> name = DSL.param("name", "x");
        var branch = Workshop.WORKSHOPS_BY_PARENT.where(w -> w.NAME.eq(name).or(w.NAME.ne(name)));
        Shape<Workshop, List<Workshop>> shape = Workshop.ROW.with(branch).as((w, all) -> all);
        Workshop parent = db.workshops().insert(NewWorkshop.name("p").opened(LocalDate.EPOCH));
        Workshop child = db.workshops()
                .insert(NewWorkshop.name("c").opened(LocalDate.EPOCH).parentId(parent.id()));
        assertThat(db.workshops()
                        .where(WORKSHOPS
                                .PARENT_ID
                                .isNull()
                                .and(WORKSHOPS.NAME.eq(name).or(WORKSHOPS.NAME.ne(name))))
                        .list(shape))
                .containsExactly(List.of(child));
    }

    @Test
    void roots_whose_key_goes_as_text_come_in_the_order_of_the_key() {
        for (int low : new int[] {10, 9, 100}) {
            db.spans().insert(NewSpan.span(Range.of(low, low + 1)).tagId((short) 1));
        }
        List<Range<Integer>> spans =
                Stream.of(9, 10, 100).map(low -> Range.of(low, low + 1)).toList();
        Shape<Span, Range<Integer>> shape = Span.ROW.with(Span.TAG).as((span, tag) -> span.span());
        assertThat(db.spans().listByTagId((short) 1)).extracting(Span::span).isEqualTo(spans);
        assertThat(db.spans().listByTagId((short) 1, shape)).isEqualTo(spans);
    }

    @Test
    void a_key_of_a_collation_whose_equal_values_differ_gives_no_relation() {
        assertThat(Arrays.stream(Code.class.getFields()).map(Field::getName)).containsExactly("ROW");
        db.codes().insert(NewCode.code("Abc"));
        db.uses().insert(NewUse.id(1).code("aBC"));
        assertThat(db.uses().listByCode("ABC")).hasSize(1);
    }

    @Test
    void jooq_takes_arrays_of_times_and_reads_them() {
        Workshop workshop = db.workshops().insert(NewWorkshop.name("p").opened(LocalDate.EPOCH));
        Instant seen = Instant.parse("2024-01-01T00:00:00.123456Z");
        db.engines()
                .insert(NewEngine.kind(EngineKind.PETROL)
                        .plate("B-1")
                        .workshopId(workshop.id())
                        .seenAt(seen));
        assertThat(db.workshops()
                        .where(WORKSHOPS.OPENED.eq(DSL.any(LocalDate.EPOCH, LocalDate.MAX)))
                        .list())
                .containsExactly(workshop);
        assertThat(db.dsl()
                        .select(DSL.arrayAgg(WORKSHOPS.OPENED))
                        .from(WORKSHOPS)
                        .fetchSingle()
                        .value1())
                .containsExactly(LocalDate.EPOCH);
        assertThat(db.dsl()
                        .select(DSL.arrayAgg(Tables.ENGINES.SEEN_AT))
                        .from(Tables.ENGINES)
                        .fetchSingle()
                        .value1())
                .containsExactly(seen);
    }

    /** jOOQ adds the joins of paths to a select of its own, and to no condition by itself. */
    @Test
    void join_paths_hold_at_the_root_and_are_refused_in_branches() {
        Workshop parent = db.workshops().insert(NewWorkshop.name("p").opened(LocalDate.EPOCH));
        Workshop child = db.workshops()
                .insert(NewWorkshop.name("c").opened(LocalDate.EPOCH).parentId(parent.id()));
        Condition joined = WORKSHOPS.parent().NAME.eq("p");
        Condition correlated = DSL.exists(DSL.selectOne()
                .from(WORKSHOPS.parent())
                .where(WORKSHOPS.parent().NAME.eq("p")));
        for (Condition condition : List.of(joined, correlated)) {
            assertThat(db.workshops().where(condition).list()).containsExactly(child);
            assertThat(db.workshops().where(condition).count()).isEqualTo(1);
            assertThat(db.workshops().where(condition.not()).exists()).isEqualTo(condition.equals(correlated));
            assertThat(db.workshops()
                            .where(condition)
                            .list(Workshop.ROW.only(WORKSHOPS.NAME).as(n -> n)))
                    .containsExactly("c");
            var branch = Workshop.WORKSHOPS_BY_PARENT.where(w -> condition);
            assertThatThrownBy(() ->
                            db.workshops().all().list(Workshop.ROW.with(branch).as((w, all) -> all)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("has a condition or order that is other SQL in a select of jOOQ");
        }
        var ordered = Workshop.WORKSHOPS_BY_PARENT.orderBy(w -> w.parent().NAME);
        assertThatThrownBy(() ->
                        db.workshops().all().list(Workshop.ROW.with(ordered).as((w, all) -> all)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has a condition or order that is other SQL in a select of jOOQ");
        assertThat(db.workshops()
                        .all()
                        .orderBy(WORKSHOPS.parent().NAME.asc().nullsFirst())
                        .list())
                .containsExactly(parent, child);
    }

    /** jOOQ does not list a parameter for each question mark of these. */
    @Test
    void conditions_whose_parameters_are_inlined_or_named_by_numbers_hold() {
        Workshop one = db.workshops().insert(NewWorkshop.name("a?b").opened(LocalDate.EPOCH));
        db.workshops().insert(NewWorkshop.name("other").opened(LocalDate.EPOCH));
        assertThat(db.workshops()
                        .where(DSL.inlined(WORKSHOPS.NAME.eq("a?b")).and(WORKSHOPS.OPENED.eq(LocalDate.EPOCH)))
                        .list())
                .containsExactly(one);
        assertThat(db.workshops()
                        .where(WORKSHOPS.NAME.eq(DSL.param("2", "a?b")).and(WORKSHOPS.OPENED.eq(LocalDate.EPOCH)))
                        .list())
                .containsExactly(one);
        assertThat(db.workshops()
                        .where(DSL.condition("opened < ?", Instant.EPOCH))
                        .count())
                .isZero();
    }
}
