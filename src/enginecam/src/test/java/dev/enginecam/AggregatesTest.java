package dev.enginecam;

import static dev.enginecam.Tables.CAMS;
import static dev.enginecam.Tables.PROJECTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rowan.error.QueryFailed;
import dev.rowan.testing.TestDatabases;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AggregatesTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private static final Instant THEN = Instant.parse("2020-02-29T12:34:56.789012Z");

    private EngineCam db;

    @BeforeEach
    void fill(DataSource database) {
        db = EngineCam.of(database);
        int project = SomeRows.project(db).id();
        db.cams()
                .insertAll(IntStream.range(0, 3)
                        .mapToObj(i -> NewCam.projectId(project)
                                .name("cam " + i)
                                .camType(i == 0 ? CamType.EXHAUST : CamType.INTAKE)
                                .lift(new BigDecimal("9.10").add(BigDecimal.valueOf(i)))
                                .duration(Integer.MAX_VALUE - i)
                                .createdAt(THEN.plusNanos(i * 1_000L)))
                        .toList());
    }

    @Test
    void a_sum_is_as_wide_as_it_has_to_be() {
        assertThat(db.cams().all().sum(CAMS.DURATION)).isEqualTo(new BigDecimal("6442450938"));
        assertThat(db.cams().all().sum(CAMS.LIFT)).isEqualTo(new BigDecimal("30.30"));
        assertThat(db.cams().where(CAMS.CAM_TYPE.eq(CamType.INTAKE)).sum(CAMS.LIFT))
                .isEqualTo(new BigDecimal("21.20"));
        assertThat(db.cams().all().sum(CAMS.LIFT.mul(DSL.inline(new BigDecimal("0.5")))))
                .isEqualByComparingTo("15.15");
    }

    @Test
    void order_and_limit_play_no_part() {
        assertThat(db.cams().all().orderBy(CAMS.ID).limit(1).sum(CAMS.LIFT)).isEqualTo(new BigDecimal("30.30"));
        assertThat(db.cams().all().orderBy(CAMS.ID).limit(0).max(CAMS.NAME)).contains("cam 2");
    }

    @Test
    void of_no_row_the_sum_is_zero_and_the_rest_is_empty() {
        var none = db.cams().where(CAMS.NAME.eq("none"));
        assertThat(none.sum(CAMS.DURATION)).isEqualTo(BigDecimal.ZERO);
        assertThat(none.sum(CAMS.LIFT)).isEqualTo(BigDecimal.ZERO);
        assertThat(none.avg(CAMS.LIFT)).isEmpty();
        assertThat(none.min(CAMS.CREATED_AT)).isEmpty();
        assertThat(none.max(CAMS.CAM_TYPE)).isEmpty();
    }

    @Test
    void of_nulls_alone_too() {
        assertThat(db.projects().all().max(PROJECTS.DESCRIPTION)).isEmpty();
        assertThat(db.projects().all().sum(DSL.nullif(PROJECTS.ID, PROJECTS.ID)))
                .isEqualTo(BigDecimal.ZERO);
    }

    @Test
    void values_have_the_type_of_their_column() {
        var cams = db.cams().all();
        assertThat(cams.min(CAMS.CREATED_AT)).contains(THEN);
        assertThat(cams.max(CAMS.CREATED_AT)).contains(THEN.plusNanos(2_000));
        assertThat(cams.min(CAMS.CAM_TYPE)).contains(CamType.EXHAUST);
        assertThat(cams.max(CAMS.LIFT)).contains(new BigDecimal("11.10"));
        assertThat(cams.min(CAMS.DURATION)).contains(Integer.MAX_VALUE - 2);
        assertThat(cams.avg(CAMS.LIFT).orElseThrow()).isEqualByComparingTo("10.10");
    }

    @Test
    void an_expression_has_the_type_that_jooq_gives_it() {
        assertThat(db.cams().all().max(DSL.upper(CAMS.NAME))).contains("CAM 2");
        assertThat(db.cams().all().min(CAMS.DURATION.minus(Integer.MAX_VALUE))).contains(-2);
    }

    @Test
    void a_type_without_one_fails_with_the_id_of_the_verb() {
        assertThatExceptionOfType(QueryFailed.class)
                .isThrownBy(() -> db.cams().all().max(CAMS.PROFILE_POINTS))
                .withMessageStartingWith("cams.max: ")
                .satisfies(e -> assertThat(e.sqlState()).isEqualTo("42883"));
    }

    @Test
    void they_go_together_and_in_transactions() {
        List<Object> both = db.transactionResult(tx -> tx.together(
                d -> d.cams().all().sum(CAMS.LIFT),
                d -> d.cams().all().max(CAMS.NAME).orElse("none"),
                List::of));
        assertThat(both).containsExactly(new BigDecimal("30.30"), "cam 2");
    }
}
