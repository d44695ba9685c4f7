package app;

import dev.enginecam.*;
import java.math.BigDecimal;

class Case {
    Object mistake(EngineCam db) throws Exception {
        return db.users().signIn("u", "e");
    }
}
