package app;

import dev.enginecam.*;

class Case {
    Object mistake(EngineCam db) {
        return db.cams().where(UserFilter.parse(java.util.Map.of()));
    }
}
