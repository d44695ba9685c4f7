package com.example.workshop;

import static dev.enginecam.Tables.USERS;

import dev.enginecam.EngineCam;
import dev.enginecam.NewProject;
import dev.enginecam.NewUser;
import dev.enginecam.User;
import dev.rowan.connect.DatabaseConfig;
import java.util.List;

public class Main {
    record UserProjects(User user, List<String> projects) {}

    public static void main(String[] args) {
        try (var db = EngineCam.connect(DatabaseConfig.fromEnvironment())) { // migrates
            db.transaction(tx -> {
                tx.users().insert(NewUser.id("ada").email("ada@example.com"));
                tx.projects().insert(NewProject.userId("ada").name("V8"));
            });
            var shape = User.ROW
                    .with(User.PROJECTS)
                    .as((user, projects) ->
                            new UserProjects(user, projects.stream().map(p -> p.name()).toList()));
            var ada = db.users().get("ada", shape);
            long records = db.dsl().fetchStream(USERS).count(); // jOOQ makes its records by reflection
            System.out.println(EngineCam.class.getModule().getName() + ": " + ada.user().email() + " has "
                    + ada.projects() + ", users: " + records);
        }
    }
}
