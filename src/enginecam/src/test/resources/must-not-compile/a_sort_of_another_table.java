package app;

import dev.enginecam.*;

class Case {
    Object mistake(EngineCam db) {
        return db.cams().all().orderBy(UserSort.parse("email"));
    }
}
