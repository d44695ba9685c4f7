package dev.rowan.codegen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * What the last generation into a folder was made of, and what came out. When neither has changed there is nothing to do:
 * no server starts and no file is written.
 */
final class Fingerprint {
    private final Path target;
    private final Path stamp;
    private final String inputs;

    /** {@code inputs}: everything that determines the result; the generator's own code is added here. */
    Fingerprint(Path target, List<String> inputs) {
        this.target = target;
        this.stamp = target.resolve(".rowan-fingerprint");
        this.inputs = sha256(String.join("\0", inputs) + "\0" + ownCode());
    }

    /** Files that have the sizes and times of the last generation are not read: a schema of 1,000 tables has 10,000. */
    boolean unchanged() {
        try {
            List<String> last = Files.exists(stamp) ? Files.readAllLines(stamp) : List.of();
            if (last.size() != 3 || !last.get(0).equals("inputs " + inputs)) {
                return false;
            }
            Outputs now = Outputs.in(target);
            if (now.before(Files.getLastModifiedTime(stamp)) && last.get(2).equals("seen " + now.seen())) {
                return true;
            }
            if (!last.get(1).equals("outputs " + hashOf(target, ".java"))) {
                return false;
            }
            Files.write(stamp, List.of(last.get(0), last.get(1), "seen " + now.seen())); // such as after a checkout
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Before generation: what is there is good no longer. */
    void forget() {
        try {
            Files.deleteIfExists(stamp);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** After generation. */
    void remember() {
        try {
            Files.createDirectories(target);
            Files.write(
                    stamp,
                    List.of(
                            "inputs " + inputs,
                            "outputs " + hashOf(target, ".java"),
                            "seen " + Outputs.in(target).seen()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same for a folder of classes and for the jar made of it. */
    private static String ownCode() {
        try {
            URI code = Fingerprint.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            Path path = Path.of(code);
            if (Files.isDirectory(path)) {
                return hashOf(path, ".class");
            }
            try (FileSystem jar = FileSystems.newFileSystem(path, Map.of())) {
                return hashOf(jar.getPath("/"), ".class");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of the files' paths and contents; on all CPUs, because a schema of 1,000 tables has 10,000 files. */
    private static String hashOf(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return "none";
        }
        int before = folder.toString().length();
        try (Stream<Path> walk = Files.walk(folder)) {
            SortedMap<String, Path> files = new TreeMap<>();
            walk.filter(f -> f.toString().endsWith(ending))
                    .forEach(f -> files.put(f.toString().substring(before).replace('\\', '/'), f));
            List<byte[]> hashes = List.copyOf(files.entrySet()).parallelStream()
                    .map(f -> hashOf(f.getKey(), f.getValue()))
                    .toList();
            MessageDigest all = newDigest();
            hashes.forEach(all::update);
            return HexFormat.of().formatHex(all.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] hashOf(String name, Path file) {
        try {
            MessageDigest digest = newDigest();
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return digest.digest(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What the file system says of the files without reading them.
     *
     * @param newest the latest modification: one that is not before the stamp's may be followed by another at the same tick
     */
    private record Outputs(String seen, FileTime newest) {
        static Outputs in(Path folder) throws IOException {
            var lines = new ArrayList<String>();
            var newest = new AtomicReference<>(FileTime.fromMillis(0));
            if (Files.isDirectory(folder)) {
                Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        String path = file.toString();
                        if (path.endsWith(".java")) {
                            FileTime time = attributes.lastModifiedTime();
                            lines.add(path.substring(folder.toString().length())
                                    + '\0'
                                    + attributes.size()
                                    + '\0'
                                    + time);
                            newest.accumulateAndGet(time, (a, b) -> a.compareTo(b) < 0 ? b : a);
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
            }
            lines.sort(null);
            return new Outputs(sha256(String.join("\n", lines)), newest.get());
        }

        boolean before(FileTime stamp) {
            return newest.compareTo(stamp) < 0;
        }
    }

    private static String sha256(String text) {
        return HexFormat.of().formatHex(newDigest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
