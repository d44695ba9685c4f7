package app;

import dev.enginecam.*;

class Case {
    Object mistake(EngineCam db) throws Exception {
        return NewProject.userId("u").name("n").id(7);
    }
}
