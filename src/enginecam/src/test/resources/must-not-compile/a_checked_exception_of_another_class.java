package app;

import dev.enginecam.*;

class Case {
    Object mistake(EngineCam db) throws Exception {
        db.transaction(InterruptedException.class, tx -> {
            throw new java.io.IOException();
        });
        return db;
    }
}
