package dev.enginecam;

import dev.rowan.connect.DatabaseConfig;

/** Opens a database in a JVM of its own and reads a row. */
final class StartMain {
    private StartMain() {}

    public static void main(String... url) {
        try (var db = EngineCam.connect(DatabaseConfig.of(url[0]))) {
            System.out.println(db.users().find("u").map(User::email).orElse("nobody"));
        }
    }
}
