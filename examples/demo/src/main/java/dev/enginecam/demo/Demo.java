package dev.enginecam.demo;

import dev.rowan.connect.DatabaseConfig;
import dev.rowan.error.ConnectFailed;
import dev.rowan.error.DatabaseFailure;
import dev.rowan.postgres.PostgresServer;
import dev.rowan.postgres.ScratchDatabase;
import dev.rowan.postgres.ServerFailed;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Tells the story on {@code DATABASE_URL} where it is set, else on a throw-away server. */
public final class Demo {
    private Demo() {}

    /** No arguments. Exits with 1, and one message, when the database is not to be had. */
    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        try {
            tell(out);
        } catch (ConnectFailed | ServerFailed | DatabaseFailure e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void tell(PrintStream out) {
        Optional<DatabaseConfig> config = DatabaseConfig.findInEnvironment();
        if (config.isPresent()) {
            out.println("On DATABASE_URL: " + config.get().place());
            new Story(new Narrator(out)).tell(config.get());
            return;
        }
        out.println("On a throw-away PostgreSQL server; set DATABASE_URL to use another one.");
        try (PostgresServer server = PostgresServer.start("auto");
                ScratchDatabase database = server.create()) {
            new Story(new Narrator(out)).tell(DatabaseConfig.of(database.url()));
        }
    }
}
