package app;

import dev.enginecam.*;

class Case {
    Object mistake(EngineCam db) throws Exception {
        db.users().get("u").email = "v";
        return db;
    }
}
