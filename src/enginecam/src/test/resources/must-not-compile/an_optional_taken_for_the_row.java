package app;

import dev.enginecam.*;

class Case {
    Object mistake(EngineCam db) throws Exception {
        User user = db.users().find("u");
        return user;
    }
}
