package app;

import dev.enginecam.*;

class Case {
    Object mistake(EngineCam db) throws Exception {
        return db.projects().insertGraph(NewUser.id("u").email("e"));
    }
}
