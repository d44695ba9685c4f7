package com.example.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.example.analysis.sql.Spread;
import com.example.analysis.sql.SqlQueries;
import com.example.analysis.sql.SqlStatements;
import dev.enginecam.Cam;
import dev.enginecam.CamType;
import dev.enginecam.EngineCam;
import dev.enginecam.NewCam;
import dev.enginecam.NewProject;
import dev.enginecam.NewUser;
import dev.rowan.CatalogueEntry;
import dev.rowan.connect.DatabaseConfig;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Queries of one's own over a DAO that came as a jar: its rows and enums, and no second ones. */
class MainTest {
    @RegisterExtension
    static final TestDatabases EMPTY = TestDatabases.empty();

    @Test
    void queries_over_a_jar_have_its_rows_and_its_transactions(TestDatabase database) {
        try (var db = EngineCam.connect(DatabaseConfig.of(database.url()))) {
            db.users().insert(NewUser.id("ada").email("ada@example.com"));
            int project = db.projects().insert(NewProject.userId("ada").name("V8")).id();
            Cam flat = db.cams().insert(cam(project, "flat", CamType.INTAKE, "8.00"));
            Cam sharp = db.cams().insert(cam(project, "sharp", CamType.INTAKE, "12.00"));
            Cam out = db.cams().insert(cam(project, "out", CamType.EXHAUST, "11.00"));
            assertEquals(List.of(sharp, flat), Main.soften(db));
            assertEquals(new BigDecimal("6.00"), db.cams().get(sharp.id()).lift());
            assertEquals(out, db.cams().get(out.id()));
            assertEquals(
                    List.of(
                            new Spread(CamType.EXHAUST, 1, new BigDecimal("0.00")),
                            new Spread(CamType.INTAKE, 2, new BigDecimal("2.00"))),
                    SqlQueries.of(db).spread());
        }
        assertEquals(
                List.of("sql.rescale", "sql.sharpest", "sql.spread"),
                SqlStatements.all().stream().map(CatalogueEntry::id).toList());
    }

    private static NewCam cam(int project, String name, CamType type, String lift) {
        return NewCam.projectId(project)
                .name(name)
                .camType(type)
                .lift(new BigDecimal(lift))
                .duration(240);
    }
}
