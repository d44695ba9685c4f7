package dev.rowan.postgres;

import java.nio.file.Path;

/** A main class for {@link ChildJvm}: opens the migrations in a folder, by the cache that {@code rowan.cache} names. */
final class FillMain {
    private FillMain() {}

    public static void main(String[] arguments) {
        try (MigratedServer migrated =
                MigratedServer.start("embedded", Migrations.in(Path.of(arguments[0])), Progress.SILENT)) {
            System.out.println(EmbeddedServerTest.text(migrated.database(), "select string_agg(a, ',') from t"));
        }
    }
}
