package dev.enginecam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rowan.error.QueryFailed;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A column that a newer migration made bigint has a number that this jar's int does not hold. */
class WidenedColumnTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private EngineCam db;
    private Cam cam;

    @BeforeEach
    void widen(TestDatabase database) {
        db = EngineCam.of(database.dataSource());
        cam = SomeRows.cam(db, SomeRows.project(db).id(), "Intake");
        db.dsl().execute("alter table cams alter column duration type bigint");
    }

    @Test
    void a_number_that_fits_is_read() {
        for (int i = 0; i < 7; i++) { // from the fifth time on the driver may read in binary
            assertThat(db.cams().get(cam.id())).isEqualTo(cam);
        }
    }

    @Test
    void one_that_does_not_fails_the_read_and_is_never_another_number() {
        db.dsl().execute("update cams set duration = 3000000000");
        List<Runnable> reads = List.of(
                () -> db.cams().find(cam.id()),
                () -> db.cams().list(10),
                () -> db.cams().all().list(),
                () -> db.cams().where(Tables.CAMS.DURATION.gt(0)).list(),
                () -> db.cams().claimUnmeasured(10),
                () -> db.projects().all().list(Graphs.PROJECT_CAMS),
                () -> db.dsl().fetch(Tables.CAMS));
        for (int i = 0; i < 7; i++) {
            for (Runnable read : reads) {
                assertThatExceptionOfType(QueryFailed.class)
                        .isThrownBy(read::run)
                        .satisfies(e ->
                                assertThat(e.getMessage()).endsWith("[22003]").doesNotContain("3000000000"));
            }
        }
    }
}
