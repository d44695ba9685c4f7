package dev.rowan.garage;

import static dev.rowan.garage.Tables.ESTIMATES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rowan.error.ConstraintViolation;
import dev.rowan.error.QueryFailed;
import dev.rowan.error.RowNotFound;
import dev.rowan.error.StaleRow;
import dev.rowan.shape.Shape;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows that are marked when they are deleted. */
class EstimatesTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("migrations"));

    private record LineOf(EstimateLine line, Optional<Estimate> estimate) {}

    private static final Shape<EstimateLine, LineOf> LINE_OF =
            EstimateLine.ROW.with(EstimateLine.ESTIMATE).as(LineOf::new);

    private record Lines(Estimate estimate, List<EstimateLine> lines) {}

    private static final Shape<Estimate, Lines> LINES =
            Estimate.ROW.with(Estimate.ESTIMATE_LINES).as(Lines::new);

    @SuppressWarnings("NullAway.Init")
    private Garage db;

    @SuppressWarnings("NullAway.Init")
    private Estimate estimate;

    @BeforeEach
    void open(TestDatabase database) {
        db = Garage.of(database.dataSource());
        estimate = db.estimates()
                .insertGraph(row("E-1")
                        .with(
                                Estimate.ESTIMATE_LINES,
                                NewEstimateLine.ofEstimate().line(1).text("brakes"),
                                NewEstimateLine.ofEstimate().line(2).text("oil")));
    }

    private static NewEstimate row(String number) {
        return NewEstimate.number(number).total(new BigDecimal("99.00"));
    }

    private long stored() {
        return db.dsl().fetchCount(DSL.table("all_estimates"));
    }

    @Test
    void a_deleted_row_is_not_there_and_can_be_restored() {
        assertThat(db.estimates().delete(estimate.id())).isTrue();
        assertThat(db.estimates().delete(estimate.id())).isFalse();
        assertThat(db.estimates().find(estimate.id())).isEmpty();
        assertThat(db.estimates().exists(estimate.id())).isFalse();
        assertThat(db.estimates().findByNumber("E-1")).isEmpty();
        assertThat(db.estimates().all().list()).isEmpty();
        assertThat(db.estimates().count()).isZero();
        assertThat(db.estimates().findAll(List.of(estimate.id()))).isEmpty();
        assertThatExceptionOfType(RowNotFound.class)
                .isThrownBy(() -> db.transaction(tx -> tx.estimates().lock(estimate.id())));
        assertThatExceptionOfType(RowNotFound.class)
                .isThrownBy(() -> db.estimates().update(estimate, e -> e.total(BigDecimal.ONE)));
        assertThat(stored()).isEqualTo(1);
        assertThat(db.estimates().restore(estimate.id())).isTrue();
        assertThat(db.estimates().restore(estimate.id())).isFalse();
        assertThat(db.estimates().get(estimate.id()))
                .returns("E-1", Estimate::number)
                .returns(3, Estimate::revision)
                .returns(null, Estimate::deletedAt);
    }

    @Test
    void erased_it_is_gone_for_good_unless_a_foreign_key_needs_it() {
        assertThatExceptionOfType(ConstraintViolation.class)
                .isThrownBy(() -> db.estimates().erase(estimate.id()))
                .satisfies(
                        e -> assertThat(e.constraint()).isEqualTo(EstimateLineConstraint.ESTIMATE_LINES_ESTIMATE_FKEY));
        db.estimateLines().deleteWhere(DSL.trueCondition());
        assertThat(db.estimates().delete(estimate.id())).isTrue();
        assertThat(db.estimates().erase(estimate.id())).isTrue();
        assertThat(db.estimates().erase(estimate.id())).isFalse();
        assertThat(stored()).isZero();
        Estimate living = db.estimates().insert(row("E-2"));
        assertThat(db.estimates().erase(living.id())).isTrue();
    }

    @Test
    void a_deleted_row_is_in_nobodys_way() {
        db.estimates().delete(estimate.id());
        Estimate again = db.estimates().upsertByNumber(row("E-1"));
        assertThat(again.id()).isNotEqualTo(estimate.id());
        assertThat(db.estimates().upsertByNumber(row("E-1").total(BigDecimal.TEN)))
                .returns(again.id(), Estimate::id)
                .returns(2, Estimate::revision);
        assertThatExceptionOfType(ConstraintViolation.class)
                .isThrownBy(() -> db.estimates().restore(estimate.id()))
                .satisfies(e -> assertThat(e.constraint()).isEqualTo(EstimateConstraint.ESTIMATES_NUMBER_KEY));
        db.estimates().delete(again.id());
        assertThat(db.estimates().insertIfAbsent(row("E-1"))).isPresent();
        assertThat(db.estimates().insertIfAbsent(row("E-1"))).isEmpty();
        assertThat(db.estimates().upsertAllByNumber(List.of(row("E-1"), row("E-3"))))
                .hasSize(2);
        assertThat(db.estimates().copyUpsertByNumber(Stream.of(row("E-1"), row("E-4"))))
                .isEqualTo(2);
        assertThat(stored()).isEqualTo(5);
    }

    /** Without the view's check option PostgreSQL would write the row that nobody sees, and say that it is stored. */
    @Test
    void an_upsert_by_the_key_of_a_deleted_row_is_refused() {
        db.estimates().delete(estimate.id());
        for (NewEstimate row : List.of(row("E-9").id(estimate.id()), row("E-1").id(estimate.id()))) {
            assertThatExceptionOfType(QueryFailed.class)
                    .isThrownBy(() -> db.estimates().upsert(row))
                    .withMessageContaining("check option")
                    .withMessageContaining(
                            "help: where rows are only marked as deleted, one with this key may be: restore or erase it");
        }
        assertThat(db.estimates().count()).isZero();
    }

    @Test
    void every_way_to_delete_marks() {
        Estimate second = db.estimates().insert(row("E-2"));
        Estimate third = db.estimates().insert(row("E-3"));
        assertThat(db.estimates().deleteAll(List.of(second.id()))).isEqualTo(1);
        assertThat(db.estimates().deleteWhere(ESTIMATES.NUMBER.eq("E-1"))).isEqualTo(1);
        db.estimates().deleteUnchanged(third);
        assertThatExceptionOfType(RowNotFound.class)
                .isThrownBy(() -> db.estimates().deleteUnchanged(third));
        Estimate fourth = db.estimates().insert(row("E-4"));
        assertThat(db.dsl().deleteFrom(ESTIMATES).execute()).isEqualTo(1);
        assertThat(db.estimates().find(fourth.id())).isEmpty();
        assertThat(stored()).isEqualTo(4);
        assertThat(db.dsl().fetchValue("select count(deleted_at) from all_estimates"))
                .isEqualTo(4L);
    }

    @Test
    void all_else_is_as_of_a_table() {
        Estimate changed = db.estimates().update(estimate, e -> e.total(BigDecimal.TEN));
        assertThat(changed.revision()).isEqualTo(2);
        assertThatExceptionOfType(StaleRow.class)
                .isThrownBy(() -> db.estimates().update(estimate, e -> e.total(BigDecimal.ONE)));
        assertThatExceptionOfType(StaleRow.class)
                .isThrownBy(() -> db.estimates().deleteUnchanged(estimate));
        assertThat(db.estimates().updateAll(Map.of(changed, EstimatePatch.EMPTY.total(BigDecimal.ONE))))
                .singleElement()
                .returns(3, Estimate::revision);
        assertThat(db.estimates().claim(db.estimates().all().limit(1), e -> e.total(BigDecimal.ZERO)))
                .hasSize(1);
        int locked =
                db.transactionResult(tx -> tx.estimates().lock(estimate.id()).revision());
        assertThat(locked).isEqualTo(4);
        assertThat(db.estimates().all().orderBy(ESTIMATES.NUMBER).page(5).rows())
                .hasSize(1);
        assertThatExceptionOfType(ConstraintViolation.class)
                .isThrownBy(() -> db.estimates().insert(row("E-5").total(new BigDecimal("-1"))))
                .satisfies(e -> assertThat(e.constraint()).isEqualTo(EstimateConstraint.ALL_ESTIMATES_TOTAL_CHECK));
        assertThatExceptionOfType(QueryFailed.class)
                .isThrownBy(() -> db.estimates().copyIn(Stream.of(row("E-6"))))
                .withMessageContaining("it is a view, to which COPY does not write");
    }

    @Test
    void what_points_to_a_deleted_row_stays_and_finds_none() {
        assertThat(db.estimates().get(estimate.id(), LINES).lines()).hasSize(2);
        EstimateLineId first = EstimateLineId.estimateId(estimate.id()).line(1);
        assertThat(db.estimateLines().get(first, LINE_OF).estimate()).contains(estimate);
        db.estimates().delete(estimate.id());
        assertThat(db.estimateLines().get(first, LINE_OF).estimate()).isEmpty();
        assertThat(db.estimateLines().listByEstimateId(estimate.id())).hasSize(2);
        assertThat(db.estimates().find(estimate.id(), LINES)).isEmpty();
    }
}
