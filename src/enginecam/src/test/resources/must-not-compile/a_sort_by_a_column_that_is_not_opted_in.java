package app;

import dev.enginecam.*;

class Case {
    Object mistake(EngineCam db) {
        return db.users().all().orderBy(UserSort.ID.asc());
    }
}
