package app;

import dev.enginecam.*;

class Case {
    Object mistake(EngineCam db) throws Exception {
        return NewUser.id("u").email("e").with(Project.USER, NewUser.id("v").email("f"));
    }
}
