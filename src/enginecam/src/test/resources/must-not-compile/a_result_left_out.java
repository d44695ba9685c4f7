package app;

import dev.enginecam.*;

class Case {
    record Two(User user) {}

    Object mistake(EngineCam db) {
        return db.together(d -> d.users().get("u"), d -> d.cams().count(), Two::new);
    }
}
