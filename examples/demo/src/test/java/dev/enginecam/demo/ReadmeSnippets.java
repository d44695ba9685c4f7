package dev.enginecam.demo;

import static dev.enginecam.Tables.USERS;

import dev.enginecam.EngineCam;
import dev.enginecam.NewProject;
import dev.enginecam.NewUser;
import dev.enginecam.Project;
import dev.enginecam.User;
import dev.enginecam.UserConstraint;
import dev.rowan.DatabaseConfig;
import dev.rowan.error.ConstraintViolation;
import java.util.List;

/** The README's Java, so that it compiles and runs. */
final class ReadmeSnippets {
    record Seen(List<Project> projects, List<User> pros) {}

    private ReadmeSnippets() {}

    /** {@code DatabaseConfig} stands in for the class that reads the environment. */
    static Seen story(DatabaseConfig databaseConfig) {
        // spotless:off
        try (var db = EngineCam.connect(databaseConfig)) { // DATABASE_URL; a pool; migrations
            db.transaction(tx -> { // tx is an EngineCam too
                User user = tx.users().insert(NewUser.id("user_123").email("test@example.com"));
                tx.projects().insert(NewProject.userId(user.id()).name("V8")); // without a name it does not compile
            });
            List<Project> projects = db.projects().listByUserId("user_123");
            List<User> pros = db.users().where(USERS.SUBSCRIPTION_STATUS.eq("pro")).orderBy(USERS.EMAIL).limit(50).list();
            db.users().update("user_123", u -> u.subscriptionStatus("pro")); // writes that column and no other
            return new Seen(projects, pros);
        }
        // spotless:on
    }

    static String signUp(EngineCam db, String id, String email) {
        // spotless:off
        try {
            return db.users().insert(NewUser.id(id).email(email)).id();
        } catch (ConstraintViolation e) {
            return switch (e.constraint()) {
                case UserConstraint.USERS_EMAIL_KEY -> "email taken";
                case UserConstraint.USERS_PKEY -> "already signed up";
                default -> throw e;
            };
        }
        // spotless:on
    }
}
