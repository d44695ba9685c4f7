package app;

import dev.enginecam.*;

class Case {
    Object mistake(EngineCam db) throws Exception {
        return db.users().get("u").projects();
    }
}
