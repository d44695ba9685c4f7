package dev.rowan.postgres;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/**
 * Clusters that were migrated and shut down in good order, each an archive {@code <key>-<CRC-32>.tar}. Being one file, an
 * entry appears and disappears at once, also for a server that is being started from it; its checksum finds what a power
 * cut or a full disk left of it, so that nothing has to be synced.
 *
 * <p>A cache never fails: what cannot be read or written is as good as not there.
 *
 * @param keep how many entries to keep, those used last; one has about 45 MB
 */
record ClusterCache(Path folder, int keep) {
    /** Two branches of some projects, and not half a gigabyte. */
    private static final int KEEP = 8;

    /** A draft of this age was left by a run that was killed. */
    private static final Duration STALE = Duration.ofHours(1);

    private static final String ENTRY = ".tar";
    private static final String DRAFT = ".draft";

    /** Empty where it is switched off, or where there is no tar. */
    static Optional<ClusterCache> ofUser() {
        boolean tar = Arrays.stream(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "tar")));
        return tar && !UserCache.isOff()
                ? Optional.of(new ClusterCache(UserCache.folder("migrated"), KEEP))
                : Optional.empty();
    }

    /** The entry, whole; it is now the one used last. */
    Optional<Path> find(String key) {
        for (Path entry : files(ENTRY)) {
            if (!entry.getFileName().toString().startsWith(key + "-")) {
                continue;
            }
            try {
                if (entry.getFileName().toString().equals(name(key, entry))) {
                    Files.setLastModifiedTime(entry, FileTime.from(Instant.now()));
                    return Optional.of(entry);
                }
            } catch (IOException e) {
                // as good as corrupt
            }
            remove(entry);
        }
        return Optional.empty();
    }

    /** Where to write a cluster that is to become an entry: nobody else has the name. */
    Optional<Path> draft() {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            return Optional.of(folder.resolve(UUID.randomUUID() + DRAFT));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Makes a draft an entry. When another run was first, its entry stays and the draft goes. */
    Optional<Path> publish(String key, Path draft) {
        Optional<Path> first = find(key);
        if (first.isPresent()) {
            remove(draft);
            return first;
        }
        try {
            Path entry = folder.resolve(name(key, draft));
            Files.move(draft, entry, StandardCopyOption.ATOMIC_MOVE);
            clean();
            return Optional.of(entry);
        } catch (IOException e) {
            remove(draft);
            return Optional.empty();
        }
    }

    void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // a later run tries again
        }
    }

    private void clean() {
        files(ENTRY).stream().skip(keep).forEach(this::remove);
        Instant limit = Instant.now().minus(STALE);
        files(DRAFT).stream()
                .filter(draft -> modified(draft).toInstant().isBefore(limit))
                .forEach(this::remove);
    }

    /** Those used last come first. */
    private List<Path> files(String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .sorted(Comparator.comparing(ClusterCache::modified).reversed())
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    /** That of a file that another run has just removed is long ago. */
    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    private static String name(String key, Path file) throws IOException {
        var crc = new CRC32();
        try (var out = new CheckedOutputStream(OutputStream.nullOutputStream(), crc)) {
            Files.copy(file, out);
        }
        return key + "-" + HexFormat.of().toHexDigits(crc.getValue(), 8) + ENTRY;
    }
}
