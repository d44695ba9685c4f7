package app;

import dev.enginecam.*;
import java.util.List;

class Case {
    record Two(User user, List<Project> projects) {}

    Object mistake(EngineCam db) {
        return db.together(d -> d.users().get("u"), (d, user) -> d.projects().listByUserId(user.id()), Two::new);
    }
}
