package dev.rowan;

import dev.rowan.error.ConnectFailed;
import io.github.cdimascio.dotenv.Dotenv;
import io.github.cdimascio.dotenv.DotenvEntry;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where the database's URL stands: the environment, else {@code .env}. */
final class EnvironmentUrl {
    static final String VARIABLE = "DATABASE_URL";

    private EnvironmentUrl() {}

    static Optional<DatabaseUrl> find(Map<String, String> environment, Path directory) {
        var set = environment.getOrDefault(VARIABLE, "");
        if (!set.isBlank()) {
            return Optional.of(DatabaseUrl.parse(set, VARIABLE));
        }
        var file = file(directory);
        // a malformed line must not end up in a message: it may be the one with the password
        var inFile = Dotenv.configure()
                .directory(directory.toAbsolutePath().toString()) // an empty path would be the root to it
                .ignoreIfMissing()
                .ignoreIfMalformed()
                .load()
                .entries(Dotenv.Filter.DECLARED_IN_ENV_FILE)
                .stream()
                .filter(entry -> entry.getKey().equals(VARIABLE))
                .map(DotenvEntry::getValue)
                .filter(value -> !value.isBlank())
                .findFirst();
        return inFile.map(text -> DatabaseUrl.parse(text, VARIABLE + " in " + file));
    }

    static DatabaseUrl get(Map<String, String> environment, Path directory) {
        return find(environment, directory)
                .orElseThrow(() -> new ConnectFailed(
                        VARIABLE + " is not set: neither in the environment nor in " + file(directory),
                        "set it, or write the line " + VARIABLE + "=" + UrlText.EXAMPLE + " into that file"));
    }

    static Path file(Path directory) {
        return directory.resolve(".env").toAbsolutePath().normalize();
    }
}
