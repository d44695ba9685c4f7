package app;

import dev.enginecam.*;

class Case {
    Object mistake(EngineCam db) throws Exception {
        return db.users()
                .insert(NewUser.id("u")
                        .email("e")
                        .with(User.PROJECTS, NewProject.ofUser().name("V8")));
    }
}
