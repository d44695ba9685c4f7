package dev.enginecam;

import static dev.enginecam.Tables.CAMS;
import static dev.enginecam.Tables.PROJECTS;
import static dev.enginecam.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.rowan.Query;
import dev.rowan.connect.DatabaseConfig;
import dev.rowan.error.QueryFailed;
import dev.rowan.error.RowNotFound;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jooq.Condition;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class QueryTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private static final Instant THEN = Instant.parse("2020-02-29T12:34:56.789012Z");

    private EngineCam db;
    private Cam intake;
    private Cam exhaust;

    @BeforeEach
    void fill(DataSource database) {
        db = EngineCam.of(database);
        int project = SomeRows.project(db).id();
        intake = db.cams().insert(SomeRows.newCam(project, "Intake").createdAt(THEN));
        exhaust = db.cams()
                .insert(NewCam.projectId(project)
                        .name("Exhaust")
                        .camType(CamType.EXHAUST)
                        .lift(new BigDecimal("8.25"))
                        .duration(232)
                        .profilePoints(JSONB.jsonb("[]"))
                        .createdAt(THEN.plusNanos(1_000)));
    }

    /** PostgreSQL takes 65,535 parameters. */
    @Test
    void a_condition_may_have_more_values_than_a_statement_parameters() {
        List<Integer> ids =
                IntStream.rangeClosed(1, 70_000).map(i -> -i).boxed().collect(Collectors.toList());
        ids.add(exhaust.id());
        assertThat(db.cams().where(CAMS.ID.in(ids)).list()).containsExactly(exhaust);
    }

    @Test
    void conditions_are_typed_by_the_columns() {
        assertThat(db.cams().where(CAMS.CAM_TYPE.eq(CamType.EXHAUST)).list()).containsExactly(exhaust);
        assertThat(db.cams().where(CAMS.CAM_TYPE.in(CamType.values())).count()).isEqualTo(2);
        assertThat(db.cams().where(CAMS.CREATED_AT.eq(THEN)).list()).containsExactly(intake);
        assertThat(db.cams().where(CAMS.CREATED_AT.gt(THEN)).list()).containsExactly(exhaust);
        assertThat(db.cams().where(CAMS.LIFT.lt(new BigDecimal("9.5"))).list()).containsExactly(exhaust);
        assertThat(db.cams().where(CAMS.PROFILE_POINTS.isNull()).list()).containsExactly(intake);
    }

    @Test
    void rows_of_a_query_equal_those_found_by_key() {
        assertThat(db.cams().all().orderBy(CAMS.ID).list()).containsExactly(intake, exhaust);
        assertThat(db.users().all().list()).containsExactly(db.users().get("owner"));
        assertThat(db.projects().where(PROJECTS.USER_ID.eq("owner")).list())
                .isEqualTo(db.projects().list(9));
    }

    @Test
    void and_narrows_and_leaves_the_query_it_came_from_as_it_was() {
        Query<Cam> ofProject = db.cams().where(CAMS.PROJECT_ID.eq(intake.projectId()));
        Query<Cam> longer = ofProject.and(CAMS.DURATION.gt(235));
        assertThat(longer.list()).containsExactly(intake);
        assertThat(longer.and(CAMS.CAM_TYPE.eq(CamType.EXHAUST)).exists()).isFalse();
        assertThat(ofProject.count()).isEqualTo(2);
    }

    @Test
    void and_binds_stronger_than_an_or_inside_the_condition() {
        assertThat(db.cams()
                        .where(CAMS.NAME.eq("Intake").or(CAMS.NAME.eq("Exhaust")))
                        .and(CAMS.DURATION.eq(232))
                        .list())
                .containsExactly(exhaust);
    }

    @Test
    void the_order_is_replaced_and_has_several_columns() {
        Query<Cam> byName = db.cams().all().orderBy(CAMS.NAME);
        assertThat(byName.list()).containsExactly(exhaust, intake);
        assertThat(byName.orderBy(CAMS.PROJECT_ID, CAMS.NAME.desc()).list()).containsExactly(intake, exhaust);
    }

    @Test
    void limit_bounds_the_list_and_plays_no_part_in_count() {
        Query<Cam> one = db.cams().all().orderBy(CAMS.ID.desc()).limit(1);
        assertThat(one.list()).containsExactly(exhaust);
        assertThat(one.count()).isEqualTo(2);
        assertThat(one.limit(0).list()).isEmpty();
        assertThat(one.limit(5).list()).hasSize(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> one.limit(-1))
                .withMessage("limit is -1: it cannot be negative");
    }

    @Test
    void first_is_the_first_in_the_order_if_there_is_one() {
        assertThat(db.cams().all().orderBy(CAMS.NAME).first()).contains(exhaust);
        assertThat(db.cams().all().orderBy(CAMS.NAME).limit(0).first()).isEmpty();
        assertThat(db.cams().where(CAMS.NAME.eq("none")).first()).isEmpty();
    }

    @Test
    void exists_tells_whether_a_row_meets_the_condition() {
        assertThat(db.users().where(USERS.EMAIL.likeIgnoreCase("OWNER%")).exists())
                .isTrue();
        assertThat(db.users().where(USERS.EMAIL.eq("none")).exists()).isFalse();
    }

    @Test
    void a_condition_can_look_at_other_tables() {
        var cams = DSL.selectOne().from(CAMS).where(CAMS.PROJECT_ID.eq(PROJECTS.ID));
        Project bare = SomeRows.project(db, "owner");
        assertThat(db.projects().where(DSL.notExists(cams)).list()).containsExactly(bare);
    }

    @Test
    void a_query_inside_a_transaction_sees_what_the_transaction_wrote() {
        db.transaction(tx -> {
            SomeRows.user(tx, "u");
            assertThat(tx.users().where(USERS.ID.eq("u")).exists()).isTrue();
            assertThat(db.users().where(USERS.ID.eq("u")).exists()).isFalse();
        });
    }

    @Test
    void jooq_itself_is_in_the_same_transaction() {
        db.transaction(tx -> {
            SomeRows.user(tx, "u");
            assertThat(tx.dsl().fetchCount(USERS)).isEqualTo(2);
            assertThat(tx.dsl().deleteFrom(USERS).where(USERS.ID.eq("u")).execute())
                    .isEqualTo(1);
            assertThat(tx.users().exists("u")).isFalse();
        });
        assertThat(db.dsl().fetchCount(USERS)).isEqualTo(1);
    }

    @Test
    void a_query_that_fails_has_the_id_of_its_table() {
        assertThatExceptionOfType(QueryFailed.class)
                .isThrownBy(() ->
                        db.cams().where(CAMS.DURATION.div(DSL.val(0)).eq(1)).list())
                .withMessage("cams.where: division by zero [22012]")
                .withCauseInstanceOf(java.sql.SQLException.class);
        assertThatExceptionOfType(QueryFailed.class)
                .isThrownBy(() ->
                        db.cams().where(CAMS.DURATION.div(DSL.val(0)).eq(1)).count())
                .satisfies(e -> assertThat(e.statementId()).isEqualTo("cams.count"));
    }

    @Test
    void a_condition_that_is_null_is_refused_and_not_taken_for_all_rows() {
        assertThatNullPointerException()
                .isThrownBy(() -> db.cams().where(none()))
                .withMessage("condition is null");
        assertThatNullPointerException()
                .isThrownBy(() -> db.cams().all().and(none()))
                .withMessage("condition is null");
    }

    @SuppressWarnings("NullAway") // a caller without NullAway
    private static Condition none() {
        return null;
    }

    @Test
    void what_a_listener_throws_reaches_the_caller_of_a_query(TestDatabase database) {
        var thrown = new RowNotFound("users.find");
        var config = DatabaseConfig.of(database.url()).listener(event -> {
            throw thrown;
        });
        try (var told = EngineCam.connect(config)) {
            assertThatExceptionOfType(RowNotFound.class)
                    .isThrownBy(() -> told.cams().all().list())
                    .isSameAs(thrown);
        }
    }
}
