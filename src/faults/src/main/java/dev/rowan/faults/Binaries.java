package dev.rowan.faults;

import dev.rowan.postgres.PostgresServer;
import dev.rowan.postgres.ScratchDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL's programs: those that the embedded server of the tests runs from.
 *
 * @param folder of the programs
 * @param major version
 */
record Binaries(Path folder, int major) {
    /** PostgreSQL refuses to run as root. In a user namespace of its own root is nobody in particular, and still owns its files. */
    private static final String NEVER_AS_ROOT = "[ \"$(id -u)\" = 0 ] && exec unshare -U \"$@\"; exec \"$@\"";

    static Binaries find() throws SQLException {
        try (PostgresServer server = PostgresServer.start("embedded");
                ScratchDatabase database = server.create();
                Connection connection = database.connect();
                Statement s = connection.createStatement();
                ResultSet rs = s.executeQuery("select setting from pg_config where name = 'BINDIR'")) {
            rs.next();
            return new Binaries(Path.of(rs.getString(1)), server.majorVersion());
        }
    }

    List<String> command(String program, List<String> arguments) {
        var command = new ArrayList<>(
                List.of("sh", "-c", NEVER_AS_ROOT, "sh", folder.resolve(program).toString()));
        command.addAll(arguments);
        return command;
    }

    /** Runs it to its end. */
    void run(String program, List<String> arguments) throws IOException {
        execute(command(program, arguments));
    }

    static void execute(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException(command + ": " + output.strip());
        }
    }
}
