package dev.rowan.connect;

import dev.rowan.error.ConnectFailed;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the database's URL stands: the environment, else {@code .env}. Those for migrations and reads are looked for in the same
 * place only: from another one they could be another database's.
 *
 * @param main for the application
 * @param migrations for migrations, if there is one
 * @param replica for reads, if there is one
 */
record EnvironmentUrl(DatabaseUrl main, Optional<DatabaseUrl> migrations, Optional<DatabaseUrl> replica) {
    static final String VARIABLE = "DATABASE_URL";
    static final String MIGRATIONS_VARIABLE = "DATABASE_URL_MIGRATIONS";
    static final String REPLICA_VARIABLE = "DATABASE_URL_REPLICA";

    static Optional<EnvironmentUrl> find(Map<String, String> environment, Path directory) {
        var set = environment.getOrDefault(VARIABLE, "");
        if (!set.isBlank()) {
            return Optional.of(new EnvironmentUrl(
                    DatabaseUrl.parse(set, VARIABLE),
                    find(environment, MIGRATIONS_VARIABLE),
                    find(environment, REPLICA_VARIABLE)));
        }
        var file = file(directory);
        return EnvFile.find(file, VARIABLE)
                .map(url -> new EnvironmentUrl(
                        DatabaseUrl.parse(url, VARIABLE + " in " + file),
                        find(file, MIGRATIONS_VARIABLE),
                        find(file, REPLICA_VARIABLE)));
    }

    private static Optional<DatabaseUrl> find(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(url -> !url.isBlank())
                .map(url -> DatabaseUrl.parse(url, variable));
    }

    private static Optional<DatabaseUrl> find(Path file, String variable) {
        return EnvFile.find(file, variable).map(url -> DatabaseUrl.parse(url, variable + " in " + file));
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
