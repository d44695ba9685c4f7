package dev.rowan.spring.test.shop;

import dev.enginecam.EngineCam;
import dev.enginecam.NewUser;
import dev.enginecam.User;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class SignUps {
    private final EngineCam db;

    SignUps(EngineCam db) {
        this.db = db;
    }

    @Transactional
    User signUp(String id, String email) {
        db.users().insert(NewUser.id(id).email(email));
        return db.users().get(id);
    }
}
