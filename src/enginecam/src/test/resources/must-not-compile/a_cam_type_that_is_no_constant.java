package app;

import dev.enginecam.*;
import java.math.BigDecimal;

class Case {
    Object mistake(EngineCam db) throws Exception {
        return NewCam.projectId(1).name("n").camType(CamType.SIDEWAYS).lift(BigDecimal.ONE).duration(240);
    }
}
