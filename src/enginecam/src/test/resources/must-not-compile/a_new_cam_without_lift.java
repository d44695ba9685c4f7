package app;

import dev.enginecam.*;

class Case {
    Object mistake(EngineCam db) throws Exception {
        return NewCam.projectId(1).name("n").camType(CamType.INTAKE).duration(240);
    }
}
