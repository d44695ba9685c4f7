package app;

import dev.enginecam.*;

class Case {
    Object mistake(EngineCam db) throws Exception {
        try (var own = EngineCam.of(db.dsl())) {
            return own;
        }
    }
}
