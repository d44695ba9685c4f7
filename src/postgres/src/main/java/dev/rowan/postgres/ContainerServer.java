package dev.rowan.postgres;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.postgresql.ds.PGSimpleDataSource;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A server in a container, for extensions that the embedded binaries lack. Testcontainers removes the container when the
 * JVM is gone, unless its Ryuk is switched off.
 */
final class ContainerServer extends ScratchServer {
    static final String PREFIX = "container:";

    private final PostgreSQLContainer container;

    private ContainerServer(PostgreSQLContainer container, ScratchDatabases databases, int majorVersion) {
        super(databases, majorVersion);
        this.container = container;
    }

    /** {@code image} has the contract of the official postgres image. */
    static ContainerServer start(String image) {
        PostgreSQLContainer container = null;
        try {
            container = new PostgreSQLContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"));
            List<String> command = new ArrayList<>(List.of("postgres"));
            ThrowAway.SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
            container.withCommand(command.toArray(String[]::new));
            container.start();
            PGSimpleDataSource server = ServerUrl.dataSource(container.getJdbcUrl());
            server.setUser(container.getUsername());
            server.setPassword(container.getPassword());
            int major = ServerVersion.major(server);
            return new ContainerServer(
                    container, new ScratchDatabases(server, "scratch_", ThrowAway.cloning(major)), major);
        } catch (SQLException | RuntimeException e) { // Testcontainers has no exception of its own
            if (container != null) {
                container.close();
            }
            throw new ServerFailed(
                    "the container %s did not start: %s\nhelp: it needs a Docker engine with that image; \"embedded\" needs none"
                            .formatted(
                                    image,
                                    String.valueOf(e.getMessage())
                                            .lines()
                                            .findFirst()
                                            .orElse("no reason given")),
                    e);
        }
    }

    @Override
    public boolean size(Map<String, Long> pages) {
        String script = RelationFiles.segments(pages).entrySet().stream()
                .map(f -> "truncate -s '>%d' \"$PGDATA/%s\" || exit 1\n".formatted(f.getValue(), f.getKey()))
                .collect(Collectors.joining());
        try {
            // as the server's user, who can then read what is new
            var result = container.execInContainer("su", "postgres", "-s", "/bin/sh", "-c", script);
            if (result.getExitCode() != 0) {
                throw new ServerFailed(
                        "cannot size the files of relations: "
                                + result.getStderr().strip(),
                        null);
            }
            return true;
        } catch (IOException e) {
            throw new ServerFailed("cannot size the files of relations: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailed("interrupted while the files of relations got their size", e);
        }
    }

    @Override
    public void close() {
        databases.serverGone();
        container.close();
    }
}
