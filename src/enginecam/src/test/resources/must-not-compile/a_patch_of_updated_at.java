package app;

import dev.enginecam.*;

class Case {
    Object mistake(EngineCam db) throws Exception {
        return UserPatch.EMPTY.updatedAt(java.time.Instant.EPOCH);
    }
}
