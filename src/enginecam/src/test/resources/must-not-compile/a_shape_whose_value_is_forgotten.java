package app;

import dev.enginecam.*;
import dev.rowan.shape.Shape;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

class Case {
    record Recent(User user, List<Project> projects) {}

    static final Function<Instant, Shape<User, Recent>> RECENT = Shape.given(Tables.PROJECTS.CREATED_AT, since ->
            User.ROW.with(User.PROJECTS.where(p -> p.CREATED_AT.ge(since))).as(Recent::new));

    Object mistake(EngineCam db) {
        return db.users().get("u", RECENT);
    }
}
