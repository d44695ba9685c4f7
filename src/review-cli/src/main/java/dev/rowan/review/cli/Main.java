package dev.rowan.review.cli;

import dev.rowan.postgres.MigrationFailed;
import dev.rowan.postgres.ServerFailed;
import dev.rowan.review.base.BaseFailed;
import dev.rowan.review.folder.ForeignPage;
import dev.rowan.review.plans.SizesInvalid;
import java.io.PrintWriter;
import java.sql.SQLException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;

/** The command. */
@Command(
        name = "rowan",
        description =
                "What a DBA asks of a release of a PostgreSQL schema: migrations and statements, measured on a throw-away server.",
        subcommands = {ReviewCommand.class, DriftCommand.class, WatchCommand.class},
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing to say",
            "1:findings, or differences",
            "2:the command line cannot be understood",
            "3:it could not find out: no server, a migration that fails, a query that is wrong"
        })
public final class Main {
    private Main() {}

    /** Runs it and ends the JVM with its exit code: 0 fine, 1 findings, 2 usage, 3 failure. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        return new CommandLine(new Main())
                .addSubcommand(new ScriptCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, command))
                .setParameterExceptionHandler((failure, ignored) -> misused(failure))
                .execute(arguments);
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"rowan " + (version == null ? "of a build" : version)};
        }
    }

    private static int misused(ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(failure.getMessage());
        err.println("help: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    /** What a person can do something about comes without a stack trace; the rest is a fault of ours. */
    private static int failed(Exception failure, CommandLine command) {
        PrintWriter err = command.getErr();
        switch (failure) {
            case UsageFailed wrong -> {
                err.println(wrong.getMessage());
                return ExitCode.USAGE;
            }
            case MigrationFailed known -> err.println(known.getMessage());
            case ServerFailed known -> err.println(known.getMessage());
            case CommandFailed known -> err.println(known.getMessage());
            case BaseFailed known -> err.println(known.getMessage());
            case SizesInvalid known -> err.println(known.getMessage());
            case ForeignPage known -> err.println(known.getMessage());
            case SQLException refused -> err.println("the server refused: " + refused.getMessage());
            default -> {
                err.println("an error that rowan does not know: " + failure);
                if (System.getenv("ROWAN_TRACE") == null) {
                    err.println("help: run it again with ROWAN_TRACE=1 in the environment, and report what it prints");
                } else {
                    failure.printStackTrace(err);
                }
            }
        }
        return ExitCode.FAILURE;
    }
}
