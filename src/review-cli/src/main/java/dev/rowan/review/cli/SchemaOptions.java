package dev.rowan.review.cli;

import dev.rowan.postgres.MigratedServer;
import dev.rowan.postgres.Migrations;
import dev.rowan.postgres.PostgresServer;
import dev.rowan.postgres.Progress;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which migrations, and how they run: as the deployment's Flyway is told. */
final class SchemaOptions {
    static final String HISTORY = "flyway_schema_history";

    @Option(
            names = "--migrations",
            required = true,
            split = ",",
            paramLabel = "FOLDER",
            description = "Folders of Flyway migrations, such as db/migrations")
    List<Path> migrations = List.of();

    @Option(
            names = "--server",
            defaultValue = "auto",
            paramLabel = "SERVER",
            description =
                    "Where migrations run: embedded; the URL of a server on which databases may be created; or auto: the environment"
                            + " variable ROWAN_SERVER, else embedded")
    String server = "auto";

    @Option(
            names = "--search-path",
            split = ",",
            defaultValue = "public",
            paramLabel = "SCHEMA",
            description = "Where names without a schema are found; default: ${DEFAULT-VALUE}")
    List<String> searchPath = List.of("public");

    @Option(
            names = "--placeholder",
            paramLabel = "NAME=VALUE",
            description = "A value for $${NAME} in migrations; may be repeated")
    Map<String, String> placeholders = Map.of();

    @Option(names = "--no-placeholders", description = "Leave $${...} in migrations as they are")
    boolean withoutPlaceholders;

    @Option(names = "--mixed", description = "Let a file mix statements that run in a transaction with others")
    boolean mixed;

    @Option(
            names = "--history",
            paramLabel = "[SCHEMA.]TABLE",
            defaultValue = HISTORY,
            description =
                    "Where Flyway keeps its history; default: ${DEFAULT-VALUE} in the first schema of the search path")
    String history = HISTORY;

    @Option(
            names = "--prefix",
            defaultValue = "V",
            paramLabel = "PREFIX",
            description = "Of versioned migrations; default: ${DEFAULT-VALUE}")
    String prefix = "V";

    @Option(
            names = "--repeatable-prefix",
            defaultValue = "R",
            paramLabel = "PREFIX",
            description = "Of repeatable migrations; default: ${DEFAULT-VALUE}")
    String repeatablePrefix = "R";

    @Option(
            names = "--separator",
            defaultValue = "__",
            paramLabel = "TEXT",
            description = "Between version and description; default: ${DEFAULT-VALUE}")
    String separator = "__";

    @Option(
            names = "--suffix",
            split = ",",
            defaultValue = ".sql",
            paramLabel = "SUFFIX",
            description = "What names of migrations end in; default: ${DEFAULT-VALUE}")
    List<String> suffixes = List.of(".sql");

    String historySchema() {
        int dot = history.indexOf('.');
        return dot < 0 ? searchPath.getFirst() : history.substring(0, dot);
    }

    String historyTable() {
        return history.substring(history.indexOf('.') + 1);
    }

    Migrations migrations() {
        return Migrations.in(Path.of(""), migrations)
                .searchPath(searchPath)
                .history(historySchema(), historyTable())
                .placeholders(placeholders)
                .placeholderReplacement(!withoutPlaceholders)
                .mixed(mixed)
                .names(prefix, repeatablePrefix, separator, suffixes);
    }

    /** Says what takes long on the stream for errors, so that the other one has the result alone. */
    MigratedServer start(PrintWriter err) {
        try {
            PostgresServer.check(server);
        } catch (IllegalArgumentException e) {
            throw new UsageFailed(String.valueOf(e.getMessage()));
        }
        return MigratedServer.start(server, migrations(), progress(err));
    }

    static Progress progress(PrintWriter err) {
        return Progress.to(line -> {
            err.println(line);
            err.flush();
        });
    }
}
