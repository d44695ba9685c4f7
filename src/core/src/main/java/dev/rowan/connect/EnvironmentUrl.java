package dev.rowan.connect;

import dev.rowan.error.ConnectFailed;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the database's URL stands: the environment, else {@code .env}. That for migrations is looked for in the same place only:
 * from another one it could be another database's.
 *
 * @param main for the application
 * @param migrations for migrations, if there is one
 */
record EnvironmentUrl(DatabaseUrl main, Optional<DatabaseUrl> migrations) {
    static final String VARIABLE = "DATABASE_URL";
    static final String MIGRATIONS_VARIABLE = "DATABASE_URL_MIGRATIONS";

    static Optional<EnvironmentUrl> find(Map<String, String> environment, Path directory) {
        var set = environment.getOrDefault(VARIABLE, "");
        if (!set.isBlank()) {
            return Optional.of(new EnvironmentUrl(
                    DatabaseUrl.parse(set, VARIABLE),
                    Optional.ofNullable(environment.get(MIGRATIONS_VARIABLE))
                            .filter(url -> !url.isBlank())
                            .map(url -> DatabaseUrl.parse(url, MIGRATIONS_VARIABLE))));
        }
        var file = file(directory);
        return EnvFile.find(file, VARIABLE)
                .map(url -> new EnvironmentUrl(
                        DatabaseUrl.parse(url, VARIABLE + " in " + file),
                        EnvFile.find(file, MIGRATIONS_VARIABLE)
                                .map(other -> DatabaseUrl.parse(other, MIGRATIONS_VARIABLE + " in " + file))));
    }

    static EnvironmentUrl get(Map<String, String> environment, Path directory) {
        return find(environment, directory)
                .orElseThrow(() -> new ConnectFailed(
                        VARIABLE + " is not set: neither in the environment nor in " + file(directory),
                        "set it, or write the line " + VARIABLE + "=" + UrlText.EXAMPLE + " into that file"));
    }

    static Path file(Path directory) {
        return directory.resolve(".env").toAbsolutePath().normalize();
    }
}
