package app;

import static dev.enginecam.Tables.CAMS;
import static dev.enginecam.Tables.PROJECTS;

import dev.enginecam.*;
import dev.rowan.shape.Shape;
import java.math.BigDecimal;
import java.util.List;

class Case {
    record Line(int id, String name) {}

    Shape<Cam, Line> mistake = Cam.ROW.only(CAMS.NAME).and(CAMS.ID).as(Line::new);
}
