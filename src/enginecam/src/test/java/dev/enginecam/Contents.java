package dev.enginecam;

import java.util.List;

/** All rows of the database. */
record Contents(List<User> users, List<Project> projects, List<Cam> cams) {
    static Contents of(EngineCam db) {
        return new Contents(
                db.users().list(10_000), db.projects().list(10_000), db.cams().list(10_000));
    }
}
