package dev.enginecam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rowan.error.RowNotFound;
import dev.rowan.testing.TestDatabases;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import javax.sql.DataSource;
import org.jooq.JSONB;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CamRepositoryTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private static final Instant THEN = Instant.parse("2020-02-29T12:34:56Z");
    private static final JSONB POINTS = JSONB.jsonb("[{\"angle\": 0, \"radius\": 17.5}]");

    private EngineCam db;
    private int project;

    @BeforeEach
    void open(DataSource database) {
        db = EngineCam.of(database);
        project = SomeRows.project(db).id();
    }

    @Test
    void insert_returns_the_row_as_get_finds_it() {
        Cam stored = db.cams()
                .insert(NewCam.projectId(project)
                        .name("Exhaust")
                        .camType(CamType.EXHAUST)
                        .lift(new BigDecimal("8.25"))
                        .duration(232)
                        .profilePoints(POINTS)
                        .createdAt(THEN)
                        .updatedAt(THEN));
        assertThat(stored)
                .isEqualTo(new Cam(
                        stored.id(),
                        project,
                        "Exhaust",
                        CamType.EXHAUST,
                        new BigDecimal("8.25"),
                        232,
                        POINTS,
                        THEN,
                        THEN));
        assertThat(db.cams().get(stored.id())).isEqualTo(stored);
        assertThat(db.cams().find(stored.id())).contains(stored);
    }

    @Test
    void profile_points_left_out_null_and_the_json_null_are_told_apart() {
        NewCam left = SomeRows.newCam(project, "Intake");
        db.dsl().execute("alter table cams alter column profile_points set default '[]'");
        assertThat(db.cams().insert(left).profilePoints()).isEqualTo(JSONB.jsonb("[]"));
        assertThat(db.cams().insert(left.profilePoints(null)).profilePoints()).isNull();
        assertThat(db.cams().insert(left.profilePoints(JSONB.jsonb("null"))).profilePoints())
                .isEqualTo(JSONB.jsonb("null"));
    }

    @Test
    void the_cams_of_a_project_come_by_primary_key() {
        Cam first = SomeRows.cam(db, project, "b");
        Cam second = SomeRows.cam(db, project, "a");
        int other = SomeRows.project(db, "owner").id();
        SomeRows.cam(db, other, "c");
        db.cams().update(first.id(), c -> c.duration(250));
        assertThat(db.cams().listByProjectId(project)).extracting(Cam::id).containsExactly(first.id(), second.id());
        assertThat(db.cams().listByProjectId(-1)).isEmpty();
    }

    @Test
    void exists_count_list_and_delete_see_what_is_there() {
        Cam first = SomeRows.cam(db, project, "a");
        Cam second = SomeRows.cam(db, project, "b");
        assertThat(db.cams().exists(first.id())).isTrue();
        assertThat(db.cams().count()).isEqualTo(2);
        assertThat(db.cams().list(1)).containsExactly(first);
        assertThat(db.cams().delete(first.id())).isTrue();
        assertThat(db.cams().delete(first.id())).isFalse();
        assertThat(db.cams().exists(first.id())).isFalse();
        assertThat(db.cams().list(9)).containsExactly(second);
    }

    @Test
    void what_is_not_there_is_empty_or_thrown() {
        assertThat(db.cams().find(-1)).isEmpty();
        assertThatExceptionOfType(RowNotFound.class)
                .isThrownBy(() -> db.cams().get(-1))
                .withMessage("cams.find: no row with this key");
    }
}
