package dev.rowan.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's binaries for this platform, as zonky.io packages them: {@code postgres-linux-x86_64.txz} and so on. */
record BinaryArchive(URL url) {
    static BinaryArchive forThisPlatform() {
        String name = "postgres-%s-%s%s.txz".formatted(system(), architecture(), isMusl() ? "-alpine_linux" : "");
        URL url = BinaryArchive.class.getClassLoader().getResource(name);
        if (url == null) {
            throw new ServerFailed(
                    "no PostgreSQL binaries for this platform: %s is not on the class path\nhelp: set ROWAN_SERVER to the URL of a server"
                            .formatted(name),
                    null);
        }
        return new BinaryArchive(url);
    }

    private static String system() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "darwin" : name;
    }

    private static String architecture() {
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            case String other -> other;
        };
    }

    private static boolean isMusl() {
        try (Stream<Path> files = Files.list(Path.of("/lib"))) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith("ld-musl-"));
        } catch (IOException e) {
            return false;
        }
    }

    /** The archive's CRC-32: a jar knows that of each of its entries without reading it. */
    String fingerprint() throws IOException {
        URLConnection connection = url.openConnection();
        long crc =
                connection instanceof JarURLConnection jar ? jar.getJarEntry().getCrc() : crcOfContent(connection);
        return HexFormat.of().toHexDigits(crc, 8);
    }

    private static long crcOfContent(URLConnection connection) throws IOException {
        var crc = new CRC32();
        try (var in = new CheckedInputStream(connection.getInputStream(), crc)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return crc.getValue();
    }

    void unpackTo(Path folder) throws IOException {
        try (InputStream in = url.openStream();
                var tar = new TarArchiveInputStream(new XZInputStream(in))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, folder.resolve(entry.getName()).normalize());
            }
        }
    }

    @SuppressWarnings("NullAway") // a file below a folder has a parent
    private static void unpack(TarArchiveEntry entry, InputStream content, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, file);
            if (file.getParent().endsWith("bin") && !file.toFile().setExecutable(true)) {
                throw new IOException(file + " cannot be made executable");
            }
        }
    }
}
