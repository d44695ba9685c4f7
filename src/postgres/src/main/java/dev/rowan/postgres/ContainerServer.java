package dev.rowan.postgres;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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
    public void close() {
        databases.serverGone();
        container.close();
    }
}
