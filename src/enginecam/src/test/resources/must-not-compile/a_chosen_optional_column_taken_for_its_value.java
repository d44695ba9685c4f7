package app;

import static dev.enginecam.Tables.CAMS;
import static dev.enginecam.Tables.PROJECTS;

import dev.enginecam.*;
import dev.rowan.shape.Shape;
import java.math.BigDecimal;
import java.util.List;

class Case {
    record Line(String name, String description) {}

    Shape<Project, Line> mistake =
            Project.ROW.only(PROJECTS.NAME).andOptional(PROJECTS.DESCRIPTION).as(Line::new);
}
