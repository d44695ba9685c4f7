package app;

import static dev.enginecam.Tables.CAMS;
import static dev.enginecam.Tables.PROJECTS;

import dev.enginecam.*;
import dev.rowan.Cursor;
import dev.rowan.shape.Shape;
import java.math.BigDecimal;
import java.util.List;

class Case {
    record ProjectCams(Project project, List<Cam> cams) {}

    static final Shape<Project, ProjectCams> PROJECT_CAMS = Project.ROW.with(Project.CAMS).as(ProjectCams::new);

    Object mistake(EngineCam db, Cursor<Project> cursor) {
        return db.projects().all().orderBy(PROJECTS.ID).page(10, cursor, PROJECT_CAMS);
    }
}
