package dev.rowan.review.cli;

import dev.rowan.codegen.queries.AnalysedQueries;
import dev.rowan.codegen.queries.QueryModel;
import dev.rowan.postgres.MigrationFailed;
import dev.rowan.review.PlanNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rowan watch}. */
@Command(
        name = "watch",
        description = {
            "Keeps a migrated server, and says what each query takes and returns as soon as its file is saved.",
            "A changed migration is run anew, with all others, in another database of that server. Ctrl-C ends it."
        },
        mixinStandardHelpOptions = true)
final class WatchCommand implements Callable<Integer> {
    /** How long after a change it is seen at the latest. */
    private static final Duration PERIOD = Duration.ofMillis(100);

    @Spec
    @SuppressWarnings("NullAway.Init") // by picocli
    private CommandSpec spec;

    @Mixin
    private final SchemaOptions schema = new SchemaOptions();

    @Option(
            names = "--queries",
            required = true,
            paramLabel = "FOLDER",
            description = "The folder of typed queries, such as db/queries")
    private Path queries = Path.of("");

    @Option(
            names = "--sizes",
            paramLabel = "FILE",
            description = "What is stated of production; without it there are no plans")
    private @Nullable Path sizes;

    @Override
    public Integer call() throws SQLException, IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        if (!Files.isDirectory(queries)) {
            throw new UsageFailed(queries + ": there is no such folder\nhelp: name the folder of your queries");
        }
        List<Path> watched = new ArrayList<>(schema.migrations);
        watched.add(queries);
        FileStamps seen = FileStamps.of(watched);
        try (var session = QuerySession.over(
                schema,
                schema.start(spec.commandLine().getErr()),
                Optional.ofNullable(sizes).map(ReviewCommand::parsed))) {
            problems(out, session.analysed(queries, file -> true));
            say(
                    out,
                    "watching " + queries + " and " + join(schema.migrations) + " on PostgreSQL "
                            + session.majorVersion());
            while (true) {
                Thread.sleep(PERIOD);
                FileStamps now = FileStamps.of(watched);
                Set<Path> changed = now.since(seen);
                seen = now;
                if (!changed.isEmpty()) {
                    tell(out, session, changed);
                }
            }
        }
    }

    private void tell(PrintWriter out, QuerySession session, Set<Path> changed) throws SQLException {
        long start = System.nanoTime();
        boolean ofQueries = changed.stream().allMatch(f -> f.startsWith(queries));
        if (!ofQueries) {
            try {
                session.migrate();
            } catch (MigrationFailed e) {
                say(out, String.valueOf(e.getMessage()));
                return;
            }
            say(out, "migrated in " + millis(start));
        }
        Predicate<Path> which = ofQueries ? changed::contains : file -> true;
        AnalysedQueries analysed = session.analysed(queries, which);
        if (ofQueries) {
            SortedMap<String, PlanNode> plans = session.plans(Catalogued.of(analysed.models()));
            for (QueryModel query : analysed.models()) {
                QueryReport.of(query).forEach(out::println);
                Catalogued.of(List.of(query)).stream()
                        .flatMap(s -> Optional.ofNullable(plans.get(s.id())).stream())
                        .forEach(plan -> QueryReport.of(plan).forEach(out::println));
            }
        }
        problems(out, analysed);
        say(out, (ofQueries ? join(changed) : queries + " analysed") + " in " + millis(start));
    }

    private static void problems(PrintWriter out, AnalysedQueries analysed) {
        analysed.problems().texts().forEach(out::println);
    }

    private static String millis(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis() + " ms";
    }

    private static String join(Iterable<Path> paths) {
        var text = new StringBuilder();
        for (Iterator<Path> i = paths.iterator(); i.hasNext(); ) {
            text.append(i.next()).append(i.hasNext() ? ", " : "");
        }
        return text.toString();
    }

    private static void say(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }
}
