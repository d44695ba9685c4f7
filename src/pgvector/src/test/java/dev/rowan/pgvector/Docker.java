package dev.rowan.pgvector;

import org.testcontainers.DockerClientFactory;

/** Whether a container can have the extension, which the embedded server lacks. */
final class Docker {
    private Docker() {}

    static boolean answers() {
        return DockerClientFactory.instance().isDockerAvailable();
    }
}
