package dev.rowan.jackson;

import static dev.enginecam.Tables.CAMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.enginecam.Cam;
import dev.enginecam.CamType;
import dev.enginecam.EngineCam;
import dev.enginecam.NewCam;
import dev.enginecam.NewProject;
import dev.enginecam.NewUser;
import dev.rowan.column.JsonConverter;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class JacksonFormatTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    record ProfilePoint(int angle, BigDecimal radius) {}

    private static final JacksonFormat<List<ProfilePoint>> POINTS = JacksonFormat.listOf(ProfilePoint.class);

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"}) // as in a forced type
    void a_column_s_documents_are_records(TestDatabase database) {
        EngineCam db = EngineCam.of(database.dataSource());
        db.users().insert(NewUser.id("ann").email("ann@example.com"));
        int project = db.projects().insert(NewProject.userId("ann").name("V8")).id();
        var points =
                List.of(new ProfilePoint(0, new BigDecimal("15.10")), new ProfilePoint(90, new BigDecimal("1E+2")));
        Cam cam = db.cams()
                .insert(NewCam.projectId(project)
                        .name("inlet")
                        .camType(CamType.INTAKE)
                        .lift(BigDecimal.TEN)
                        .duration(240)
                        .profilePoints(JSONB.jsonb(POINTS.write(points))));
        Field<List> column = DSL.field(
                DSL.name("profile_points"),
                SQLDataType.JSONB.asConvertedDataType(JsonConverter.jsonb(List.class, (JacksonFormat) POINTS)));
        assertThat((List<ProfilePoint>) db.dsl()
                        .select(column)
                        .from(CAMS)
                        .where(CAMS.ID.eq(cam.id()))
                        .fetchSingle(column))
                .isEqualTo(List.of(
                        new ProfilePoint(0, new BigDecimal("15.10")), new ProfilePoint(90, new BigDecimal("100"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"angle\": 0, \"radius\": 1, \"more\": 2}]",
                "[{\"angle\": null, \"radius\": 1}]",
                "[{\"angle\": 1.5, \"radius\": 1}]",
                "[] []",
                "{}",
                "null",
                "[1]"
            })
    void a_document_that_does_not_fit_is_refused(String json) {
        assertThatThrownBy(() -> POINTS.read(json)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void a_mapper_of_ones_own_decides() {
        JacksonFormat<ProfilePoint> lenient =
                JacksonFormat.of(ProfilePoint.class).by(new JsonMapper());
        assertThat(lenient.read("{\"angle\": 0, \"radius\": 1, \"more\": 2}"))
                .isEqualTo(new ProfilePoint(0, BigDecimal.ONE));
    }
}
