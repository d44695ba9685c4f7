package app;

import dev.enginecam.*;

class Case {
    Object mistake(EngineCam db) throws Exception {
        Runnable work = () -> db.transaction(tx -> {
            throw new java.io.IOException();
        });
        return work;
    }
}
