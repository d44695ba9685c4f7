package app;

import dev.enginecam.*;

class Case {
    Object mistake(EngineCam db) throws Exception {
        db.users().update(u -> u.email("e"));
        return db;
    }
}
