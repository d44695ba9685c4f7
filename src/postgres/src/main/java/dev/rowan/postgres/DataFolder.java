package dev.rowan.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where throw-away clusters go: where the system property {@code rowan.postgres.data} says; else into memory, where Linux
 * has a place for it with room to spare; else into {@code java.io.tmpdir}. Creating and cloning databases means hundreds
 * of small files, which some disks take 20 times longer for.
 */
final class DataFolder {
    static final String PROPERTY = "rowan.postgres.data";

    private static final Path MEMORY = Path.of("/dev/shm");

    /** In bytes; a container's default of 64 MB would not do. */
    private static final long ROOM = 2L << 30;

    private DataFolder() {}

    static Path choose() throws IOException {
        String named = System.getProperty(PROPERTY);
        if (named != null) {
            return Path.of(named).toAbsolutePath();
        }
        return Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() > ROOM
                ? MEMORY
                : Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
    }
}
