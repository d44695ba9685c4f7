package dev.rowan.postgres;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How to run PostgreSQL's programs, which refuse to run as root. */
final class PostgresCommand {
    /** In a user namespace of its own root is nobody in particular, and still owns its files. */
    private static final String NEVER_AS_ROOT = "[ \"$(id -u)\" = 0 ] && exec unshare -U \"$@\"; exec \"$@\"";

    private PostgresCommand() {}

    /** The command, in a list to add to. */
    static List<String> of(Path program, List<String> arguments) {
        var command = new ArrayList<>(List.of("sh", "-c", NEVER_AS_ROOT, "sh", program.toString()));
        command.addAll(arguments);
        return command;
    }

    static ServerFailed failure(String what, String output) {
        boolean namespaces = output.contains("unshare");
        String help = namespaces
                ? "this system gives root no user namespace to run PostgreSQL in: run as an ordinary user, or set ROWAN_SERVER to the URL of a server"
                : "set ROWAN_SERVER to the URL of a server to do without the embedded one";
        return new ServerFailed("%s: %s\nhelp: %s".formatted(what, output.strip(), help), null);
    }
}
