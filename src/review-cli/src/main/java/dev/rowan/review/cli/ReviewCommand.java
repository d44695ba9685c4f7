package dev.rowan.review.cli;

import dev.rowan.codegen.queries.AnalysedQueries;
import dev.rowan.postgres.MigratedServer;
import dev.rowan.review.CataloguedStatement;
import dev.rowan.review.Review;
import dev.rowan.review.accepted.Acceptances;
import dev.rowan.review.accepted.FailOn;
import dev.rowan.review.base.Base;
import dev.rowan.review.folder.ReviewFolder;
import dev.rowan.review.pages.Findings;
import dev.rowan.review.pages.Pages;
import dev.rowan.review.pages.Summary;
import dev.rowan.review.plans.Sizes;
import dev.rowan.review.run.ReviewRequest;
import dev.rowan.review.run.ReviewRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rowan review}. */
@Command(
        name = "review",
        description = "Writes the review of migrations and queries: pages that a DBA reads, review.json, SARIF.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:no finding of the level of --fail-on, and with --check no page that is stale",
            "1:findings, or stale pages",
            "2:the command line cannot be understood",
            "3:it could not find out: a migration that fails, a query that is wrong"
        })
final class ReviewCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // by picocli
    private CommandSpec spec;

    @Mixin
    private final SchemaOptions schema = new SchemaOptions();

    @Option(
            names = "--queries",
            paramLabel = "FOLDER",
            description =
                    "SQL of the application: typed queries with :names, or statements with $$1 as psql and sqlc have them")
    private @Nullable Path queries;

    @Option(
            names = "--sizes",
            paramLabel = "FILE",
            description = "What is stated of production; without it there are no plans")
    private @Nullable Path sizes;

    @Option(
            names = "--base",
            paramLabel = "RELEASE",
            description =
                    "The release to compare with: a git tag that has a review in the folder of --out, a review.json, or a jar that carries one")
    private @Nullable String base;

    @Option(
            names = "--out",
            defaultValue = "db/review",
            paramLabel = "FOLDER",
            description = "The folder of the pages; default: ${DEFAULT-VALUE}")
    private Path out = Path.of("db/review");

    @Option(names = "--check", description = "Write nothing, and say which pages are stale")
    private boolean check;

    @Option(names = "--name", defaultValue = "the database", paramLabel = "NAME", description = "Of what is reviewed")
    private String name = "the database";

    @Option(names = "--release", paramLabel = "VERSION", description = "The version under review")
    private @Nullable String release;

    @Option(
            names = "--accepted",
            defaultValue = "db/review-accepted.txt",
            paramLabel = "FILE",
            description =
                    "Findings that somebody accepts, with the reason; default: ${DEFAULT-VALUE}, where there is one")
    private Path accepted = Path.of("db/review-accepted.txt");

    @Option(
            names = "--baseline",
            description =
                    "Write the file of --accepted anew: it accepts all that is found now, so that only new findings fail")
    private boolean baseline;

    @Option(
            names = "--fail-on",
            defaultValue = "error",
            paramLabel = "LEVEL",
            description =
                    "End with 1 where an open finding is of this level or worse, or a line accepts what nothing finds: error, warning,"
                            + " note or never; default: ${DEFAULT-VALUE}")
    private String failOn = "error";

    @Option(
            names = "--summary",
            paramLabel = "FILE",
            description = "Write a summary in Markdown, for a comment on a pull request")
    private @Nullable Path summary;

    @Override
    public Integer call() throws SQLException, IOException {
        PrintWriter to = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        FailOn level = level();
        Optional<Sizes> stated = Optional.ofNullable(sizes).map(ReviewCommand::parsed);
        Optional<Base> against = Optional.ofNullable(base).flatMap(b -> Base.of(b, Path.of(""), out));
        if (base != null && against.isEmpty()) {
            err.println("note: " + base + " has no " + out + "/" + Base.FILE
                    + ", so that there is nothing to compare with");
        }
        Optional<Review> before = against.map(Base::review);
        Review found = reviewed(stated, against, err);
        if (baseline) {
            write(accepted, Acceptances.baseline(found));
        }
        Acceptances acceptances = Acceptances.read(Path.of(""), shown(accepted), found);
        Review review = acceptances.applyTo(found, Optional.empty()).review();
        boolean stale = pages(Pages.of(review, before), to);
        if (summary != null) {
            write(summary, Summary.of(review, before));
        }
        Acceptances.Outcome today = acceptances.applyTo(found, Optional.of(LocalDate.now(ZoneId.systemDefault())));
        List<String> failures = level.failures(today.review(), today.problems());
        failures.forEach(to::println);
        to.println(counted(today.review()));
        return stale || !failures.isEmpty() ? ExitCode.FINDINGS : ExitCode.FINE;
    }

    private FailOn level() {
        try {
            return FailOn.of(failOn);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "Invalid value for --fail-on: " + e.getMessage());
        }
    }

    /** Whether the committed ones are stale. */
    private boolean pages(SortedMap<String, String> pages, PrintWriter to) {
        var folder = new ReviewFolder(out, shown(out));
        if (check) {
            List<String> problems = folder.problems(pages);
            problems.forEach(to::println);
            return !problems.isEmpty();
        }
        folder.write(pages).ifPresent(to::println);
        return false;
    }

    private static String shown(Path path) {
        return path.toString().replace('\\', '/');
    }

    private static void write(Path file, String text) throws IOException {
        if (file.getParent() != null) {
            Files.createDirectories(file.getParent());
        }
        Files.writeString(file, text);
    }

    private Review reviewed(Optional<Sizes> stated, Optional<Base> against, PrintWriter err) throws SQLException {
        schema.migrations().check();
        MigratedServer server = schema.start(err);
        try (server) {
            return ReviewRun.of(
                    new ReviewRequest(
                            name,
                            Optional.ofNullable(release),
                            server,
                            schema.migrations(),
                            schema.searchPath,
                            schema.historySchema() + "." + schema.historyTable(),
                            statements(server),
                            stated,
                            against,
                            Optional.empty()),
                    SchemaOptions.progress(err),
                    line -> err.println("note: " + line));
        }
    }

    private List<CataloguedStatement> statements(MigratedServer server) throws SQLException {
        if (queries == null) {
            return List.of();
        }
        if (!Files.isDirectory(queries)) {
            throw new UsageFailed(queries + ": there is no such folder\nhelp: name the folder of your queries");
        }
        try (var session = QuerySession.on(schema, server)) {
            AnalysedQueries analysed = session.analysed(queries, file -> true);
            if (analysed.problems().count() > 0) {
                throw new CommandFailed(String.join("\n", analysed.problems().texts()));
            }
            return Catalogued.of(analysed.models());
        }
    }

    static Sizes parsed(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UsageFailed(file + ": there is no such file\nhelp: name the file of sizes");
        }
        return Sizes.parse(file);
    }

    private static String counted(Review review) {
        long all = Findings.all(review).size();
        return review.statements().size() + " statements, " + review.tables().size() + " tables, "
                + review.migrations().size() + " migrations; findings " + all + ", of which "
                + (all - Findings.open(review).size()) + " are accepted";
    }
}
