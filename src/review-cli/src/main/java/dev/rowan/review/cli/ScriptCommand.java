package dev.rowan.review.cli;

import dev.rowan.review.ReviewedStatement;
import dev.rowan.review.pages.ReviewJson;
import dev.rowan.review.plans.ProductionScripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rowan script}. */
@Command(
        name = "script",
        description = {
            "Prints a script for psql on production, which reads the catalogue and statistics and leaves nothing behind.",
            "  rowan script sizes | psql -X production > db/sizes.txt",
            "  rowan script statements | psql -X production"
        },
        mixinStandardHelpOptions = true)
final class ScriptCommand implements Callable<Integer> {
    enum Script {
        SIZES,
        STATEMENTS
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // by picocli
    private CommandSpec spec;

    @Parameters(
            paramLabel = "SCRIPT",
            description =
                    "sizes: prints db/sizes.txt as production has it; statements: what production spends on each statement")
    @SuppressWarnings("NullAway.Init") // by picocli
    private Script script;

    @Option(
            names = "--review",
            paramLabel = "FILE",
            defaultValue = "db/review/review.json",
            description = "The review whose statements it asks for; default: ${DEFAULT-VALUE}")
    private Path review = Path.of("db/review/review.json");

    @Override
    public Integer call() {
        spec.commandLine()
                .getOut()
                .print(
                        switch (script) {
                            case SIZES -> ProductionScripts.sizes();
                            case STATEMENTS -> statements();
                        });
        spec.commandLine().getOut().flush();
        return ExitCode.FINE;
    }

    private String statements() {
        try {
            return ProductionScripts.statements(ReviewJson.read(Files.readString(review)).statements().stream()
                    .map(ReviewedStatement::statement)
                    .toList());
        } catch (IOException | IllegalArgumentException e) {
            throw new CommandFailed("%s: no statements: %s\nhelp: name the review.json of a review by --review"
                    .formatted(review, e.getMessage()));
        }
    }
}
