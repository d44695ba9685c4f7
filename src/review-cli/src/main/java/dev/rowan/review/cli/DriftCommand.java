package dev.rowan.review.cli;

import dev.rowan.postgres.LiveDatabase;
import dev.rowan.postgres.MigratedServer;
import dev.rowan.review.drift.Drift;
import dev.rowan.review.drift.DriftOptions;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rowan drift}. */
@Command(
        name = "drift",
        description =
                "Compares a live database with what the migrations give, and writes nothing to it: a line for each difference.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:no difference",
            "1:differences",
            "2:the command line cannot be understood",
            "3:it could not find out"
        })
final class DriftCommand implements Callable<Integer> {
    private static final String URL = "DATABASE_URL";

    @Spec
    @SuppressWarnings("NullAway.Init") // by picocli
    private CommandSpec spec;

    @Mixin
    private final SchemaOptions schema = new SchemaOptions();

    @Option(
            names = "--url",
            paramLabel = "URL",
            description =
                    "The live database, such as postgresql://user@host/database; default: the environment variable "
                            + URL + ", which no list of processes shows")
    private @Nullable String url;

    @Option(
            names = "--schemas",
            split = ",",
            paramLabel = "SCHEMA",
            description = "Compare these schemas alone; default: all")
    private List<String> schemas = List.of();

    @Option(
            names = "--ignore",
            split = ",",
            paramLabel = "PATTERN",
            description = "What may differ, such as cron.*, public.events_2026_*, public.users.legacy_id")
    private List<String> ignored = List.of();

    @Option(names = "--grants", description = "Compare rights too")
    private boolean grants;

    @Override
    public Integer call() throws SQLException {
        String live = url != null ? url : System.getenv(URL);
        if (live == null || live.isBlank()) {
            throw new ParameterException(spec.commandLine(), "Missing: --url, or the environment variable " + URL);
        }
        PrintWriter out = spec.commandLine().getOut();
        DriftOptions options = DriftOptions.DEFAULT
                .history(schema.historySchema(), schema.historyTable())
                .schemas(schemas)
                .ignoring(ignored)
                .grants(grants);
        schema.migrations().check();
        try (Connection database = connected(live);
                MigratedServer server = schema.start(spec.commandLine().getErr());
                Connection migrated = server.database().connect()) {
            Drift drift = Drift.between(migrated, database, options);
            drift.differences().forEach(out::println);
            if (drift.migratedMajor() != drift.liveMajor()) {
                spec.commandLine()
                        .getErr()
                        .println(
                                "note: the migrations ran on PostgreSQL " + drift.migratedMajor()
                                        + ", the live database is " + drift.liveMajor()
                                        + "; expressions may be printed in another way. Name a server of that version by --server");
            }
            int count = drift.differences().size();
            out.println(count == 0 ? "no difference" : count + (count == 1 ? " difference" : " differences"));
            return count == 0 ? ExitCode.FINE : ExitCode.FINDINGS;
        }
    }

    private static Connection connected(String url) {
        try {
            return LiveDatabase.connect(url);
        } catch (IllegalArgumentException e) {
            throw new UsageFailed(String.valueOf(e.getMessage()));
        }
    }
}
