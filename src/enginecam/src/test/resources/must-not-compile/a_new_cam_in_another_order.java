package app;

import dev.enginecam.*;
import java.math.BigDecimal;

class Case {
    Object mistake(EngineCam db) throws Exception {
        return NewCam.name("n").projectId(1).camType(CamType.INTAKE).lift(BigDecimal.ONE).duration(240);
    }
}
