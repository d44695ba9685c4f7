package dev.rowan.garage;

import static dev.rowan.garage.Tables.SAMPLES;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.rowan.Filter;
import dev.rowan.Sort;
import dev.rowan.shape.Shape;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.Condition;
import org.jooq.OrderField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A lambda of the caller's that gives null is refused: jOOQ would leave a condition out, and find all rows. */
@SuppressWarnings("NullAway") // null is what is tried
class NullLambdasTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("migrations"));

    @SuppressWarnings("NullAway.Init")
    private Garage db;

    @BeforeEach
    void open(TestDatabase database) {
        db = Garage.of(database.dataSource());
        db.samples().insert(NewSample.id(1));
        db.samples().insert(NewSample.id(2).parentId(1));
    }

    @Test
    void as_a_condition_on_the_rows_of_a_relation() {
        String named = "the condition on the rows of samples of a relation of public.samples is null";
        refused(named, () -> Sample.SAMPLES_BY_PARENT.any(s -> null));
        refused(named, () -> Sample.SAMPLES_BY_PARENT.none(s -> null));
        refused(named, () -> Sample.SAMPLES_BY_PARENT.every(s -> null));
        refused(named, () -> Sample.PARENT.any(s -> null));
        refused(named, () -> Sample.SAMPLES_BY_PARENT.where(s -> null).any(s -> s.ID.eq(1)));
        refused(
                named,
                () -> db.samples()
                        .get(
                                1,
                                Sample.ROW
                                        .with(Sample.SAMPLES_BY_PARENT.where(s -> null))
                                        .as((s, below) -> below)));
        refused("condition is null", () -> Sample.SAMPLES_BY_PARENT.any(null));
        refused("condition is null", () -> Sample.SAMPLES_BY_PARENT.none(null));
        refused("condition is null", () -> Sample.SAMPLES_BY_PARENT.every(null));
        refused("condition is null", () -> Sample.SAMPLES_BY_PARENT.where(null));
        refused("condition is null", () -> db.samples().where((Condition) null));
        refused("condition is null", () -> db.samples().all().and((Condition) null));
        refused("filter is null", () -> db.samples().all().and((Filter<Sample>) null));
        refused("filter is null", () -> db.samples().where((Filter<Sample>) null));
        refused("sort is null", () -> db.samples().all().orderBy((Sort<Sample>) null));
    }

    @Test
    void as_an_order() {
        refused(
                "the order of the rows of samples of a relation of public.samples is null",
                () -> db.samples()
                        .get(
                                1,
                                Sample.ROW
                                        .with(Sample.SAMPLES_BY_PARENT.orderBy(s -> null))
                                        .as((s, below) -> below)));
        refused("first is null", () -> db.samples().all().orderBy((OrderField<?>) null));
    }

    @Test
    void as_the_value_of_a_shape() {
        Shape<Sample, Object> shape = Sample.ROW.only(SAMPLES.ID).as(id -> null);
        refused("a shape made null of a row of samples", () -> db.samples().find(1, shape));
        refused(
                "a shape made null of a row of samples",
                () -> db.samples().all().list(shape));
        Shape<Sample, Object> tree = Sample.ROW.treeOf(Sample.SAMPLES_BY_PARENT, 2, (s, below) -> null);
        refused("a shape made null of a row of samples", () -> db.samples().find(1, tree));
    }

    @Test
    void as_a_patch() {
        refused("what the lambda returns is null", () -> db.samples().update(1, s -> null));
    }

    private static void refused(String message, ThrowingCallable call) {
        assertThatNullPointerException().isThrownBy(call).withMessageStartingWith(message);
    }
}
