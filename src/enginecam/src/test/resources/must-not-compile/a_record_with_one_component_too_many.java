package app;

import static dev.enginecam.Tables.CAMS;
import static dev.enginecam.Tables.PROJECTS;

import dev.enginecam.*;
import dev.rowan.shape.Shape;
import java.math.BigDecimal;
import java.util.List;

class Case {
    record Bad(User user, List<Project> projects, long more) {}

    Shape<User, Bad> mistake = User.ROW.with(User.PROJECTS).as(Bad::new);
}
