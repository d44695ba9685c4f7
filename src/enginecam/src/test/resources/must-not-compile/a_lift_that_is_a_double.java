package app;

import dev.enginecam.*;

class Case {
    Object mistake(EngineCam db) throws Exception {
        return CamPatch.EMPTY.lift(9.5);
    }
}
