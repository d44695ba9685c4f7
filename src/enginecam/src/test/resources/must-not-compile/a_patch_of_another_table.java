package app;

import dev.enginecam.*;

class Case {
    Object mistake(EngineCam db) throws Exception {
        db.users().update("u", CamPatch.EMPTY);
        return db;
    }
}
