package dev.rowan.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes servers: all of one cluster, which is made once. For one thread. */
final class Servers implements AutoCloseable {
    private final Binaries binaries;
    private final Path template;
    private final Process remover;
    private @Nullable Server shared;

    Servers() throws IOException, SQLException {
        binaries = Binaries.find();
        template = Server.folder();
        List<String> remove = new ArrayList<>(Server.sessionLeader());
        remove.addAll(List.of("sh", "-c", "read -r line; rm -rf \"$0\"", template.toString()));
        remover = new ProcessBuilder(remove).start();
        binaries.run(
                "initdb",
                List.of(
                        "--no-sync",
                        "--no-instructions",
                        "--username=postgres",
                        "--auth=trust",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--wal-segsize=1",
                        "--pgdata=" + template.resolve("data")));
    }

    Binaries binaries() {
        return binaries;
    }

    /** A new one that runs. {@code settings}: as of {@code postgresql.conf}. */
    Server start(String... settings) throws IOException {
        return start(List.of(), settings);
    }

    /** The same, run by a command that takes the server's command as its arguments. */
    Server start(List<String> runner, String... settings) throws IOException {
        return Server.start(binaries, template.resolve("data"), runner, List.of(settings));
    }

    /** One for all that leave it as it was, with nothing in it. */
    Server shared() throws IOException, SQLException {
        if (shared == null) {
            shared = start();
        }
        try (Connection aside = shared.connect()) {
            Server.execute(aside, "drop schema if exists public cascade; create schema public");
        }
        return shared;
    }

    @Override
    public void close() {
        if (shared != null) {
            shared.close();
        }
        try {
            remover.getOutputStream().close();
        } catch (IOException e) {
            System.err.println("left behind: " + template);
        }
    }
}
