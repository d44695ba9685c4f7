package dev.rowan.spring;

import static dev.enginecam.Tables.USERS;

import dev.enginecam.Cam;
import dev.enginecam.CamPatch;
import dev.enginecam.EngineCam;
import dev.enginecam.NewCam;
import dev.enginecam.NewProject;
import dev.enginecam.NewUser;
import dev.enginecam.Project;
import dev.enginecam.User;
import dev.enginecam.UserPatch;
import dev.rowan.session.StatementListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A backend that imports enginecam-dao and has not a line about it. */
@SpringBootApplication
class Application {
    /** The ids of what was sent. */
    static final List<String> SENT = new CopyOnWriteArrayList<>();

    @Bean
    StatementListener listener() {
        return event -> SENT.add(event.statementId());
    }

    @RestController
    static class Endpoints {
        private final EngineCam db;

        Endpoints(EngineCam db) {
            this.db = db;
        }

        @GetMapping("/users/{id}")
        User user(@PathVariable String id) {
            return db.users().get(id);
        }

        @PostMapping("/users")
        User add(@RequestBody NewUser user) {
            return db.users().insert(user);
        }

        @PatchMapping("/users/{id}")
        User change(@PathVariable String id, @RequestBody UserPatch patch) {
            return db.users().updateAndGet(id, patch);
        }

        @PostMapping("/users/{id}/projects/{name}")
        @Transactional
        public Project projectAndUser(@PathVariable String id, @PathVariable String name) {
            Project project = db.projects().insert(NewProject.userId(id).name(name));
            db.users().insert(NewUser.id(id).email(name + "@example.com")); // who is there
            return project;
        }

        @PostMapping("/cams")
        Cam add(@RequestBody NewCam cam) {
            return db.cams().insert(cam);
        }

        @PatchMapping("/cams/{id}")
        Cam change(@PathVariable int id, @RequestBody CamPatch patch) {
            return db.cams().updateAndGet(id, patch);
        }
    }

    /** What Spring makes of errors that leave it. */
    @Repository
    static class Users {
        private final EngineCam db;

        Users(EngineCam db) {
            this.db = db;
        }

        User byRowan(String id) {
            return db.users().get(id);
        }

        void twice(String id) {
            db.users().insert(NewUser.id(id).email(id + "@example.com"));
            db.users().insert(NewUser.id(id).email(id + "@example.com"));
        }

        void twiceByJooq(String id) {
            for (int i = 0; i < 2; i++) {
                db.dsl()
                        .insertInto(USERS, USERS.ID, USERS.EMAIL)
                        .values(id, id + "@example.com")
                        .execute();
            }
        }
    }
}
