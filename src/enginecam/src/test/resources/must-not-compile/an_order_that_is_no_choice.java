package app;

import dev.enginecam.*;
import java.math.BigDecimal;

class Case {
    Object mistake(EngineCam db) throws Exception {
        return db.cams().search(p -> p.userId("u").limit(1), CamSearchOrder.OLDEST);
    }
}
