package app;

import dev.enginecam.*;

class Case {
    Object mistake(EngineCam db) throws Exception {
        db.transaction(tx -> tx.close());
        return db;
    }
}
