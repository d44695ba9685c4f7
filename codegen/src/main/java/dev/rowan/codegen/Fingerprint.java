package dev.rowan.codegen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
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

    boolean unchanged() {
        try {
            return Files.exists(stamp) && Files.readString(stamp).equals(content());
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
            Files.writeString(stamp, content());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String content() {
        return "inputs " + inputs + "\noutputs " + hashOf(target, ".java") + "\n";
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
