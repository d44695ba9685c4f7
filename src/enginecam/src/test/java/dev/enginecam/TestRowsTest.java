package dev.enginecam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import dev.rowan.testing.TestRow;
import dev.rowan.testing.TestRows;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TestRowsTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    @Test
    void a_cam_is_there_with_what_it_requires(EngineCam db, TestRows rows) {
        TestRow cam = rows.insert("cams", Map.of("lift", "11.5"));
        assertThat(db.cams().get(cam.get("id", Integer.class)).lift()).isEqualByComparingTo("11.5");
        assertThat(db.users().count()).isEqualTo(1); // of the project of the cam
    }

    @Test
    void a_parent_that_is_given_is_taken(EngineCam db, TestRows rows) {
        TestRow project = rows.insert("projects");
        for (int i = 0; i < 3; i++) {
            rows.insert("cams", Map.of("project_id", project.get("id", Integer.class)));
        }
        assertThat(db.projects().count()).isEqualTo(1);
        assertThat(db.cams().count()).isEqualTo(3);
    }

    @Test
    void every_table_gets_a_row_of_each_of_100_seeds(TestDatabase database, EngineCam db) {
        for (int seed = 0; seed < 100; seed++) {
            TestRows rows = TestRows.of(database.dataSource(), seed);
            for (String table : List.of("users", "projects", "cams")) {
                assertThat(rows.insert(table).values()).isNotEmpty();
            }
        }
        assertThat(db.cams().count()).isEqualTo(100);
        assertThat(db.users().count()).isEqualTo(300);
    }
}
