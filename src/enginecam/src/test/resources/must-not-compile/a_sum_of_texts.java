package app;

import static dev.enginecam.Tables.CAMS;
import static dev.enginecam.Tables.PROJECTS;

import dev.enginecam.*;
import dev.rowan.shape.Shape;
import java.math.BigDecimal;
import java.util.List;

class Case {
    Object mistake(EngineCam db) {
        return db.cams().all().sum(CAMS.NAME);
    }
}
