package dev.rowan.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A place with migrations. */
sealed interface MigrationFolder {
    /** As its owner wrote it. */
    String name();

    /** All files in it and below, in an order that is the same on every machine. */
    List<MigrationFile> read();

    /**
     * A folder of the file system.
     *
     * @param base where a relative folder starts
     */
    record OnDisk(Path base, Path folder) implements MigrationFolder {
        @Override
        public String name() {
            return folder.toString().replace('\\', '/');
        }

        @Override
        public List<MigrationFile> read() {
            Path root = base.resolve(folder);
            if (!Files.isDirectory(root)) {
                throw new MigrationFailed(
                        "%s: %s\nhelp: relative folders start at %s"
                                .formatted(
                                        name(),
                                        Files.exists(root) ? "not a folder" : "no such folder",
                                        base.toAbsolutePath().normalize()),
                        null);
            }
            return files(name(), root);
        }
    }

    /**
     * Another one without some of its files.
     *
     * @param files their names, without a path
     */
    record Without(MigrationFolder folder, Set<String> files) implements MigrationFolder {
        @Override
        public String name() {
            return folder.name();
        }

        @Override
        public List<MigrationFile> read() {
            return folder.read().stream()
                    .filter(file -> !files.contains(file.filename()))
                    .toList();
        }
    }

    /**
     * A folder of the class path.
     *
     * @param location slashes between, none in front
     */
    record OnClasspath(String location) implements MigrationFolder {
        @Override
        public String name() {
            return "classpath:" + location;
        }

        @Override
        public List<MigrationFile> read() {
            try {
                List<URL> urls = Collections.list(classLoader().getResources(location));
                if (urls.isEmpty()) {
                    throw new MigrationFailed(
                            "%s: no such folder\nhelp: add the jar with the migrations to the class path"
                                    .formatted(name()),
                            null);
                }
                List<MigrationFile> files = new ArrayList<>();
                for (URL url : urls) {
                    files.addAll(filesAt(url.toURI()));
                }
                return files;
            } catch (IOException | URISyntaxException e) {
                throw new MigrationFailed("%s: cannot be read: %s".formatted(name(), e), e);
            }
        }

        private static ClassLoader classLoader() {
            ClassLoader context = Thread.currentThread().getContextClassLoader();
            return context != null ? context : ClassLoader.getSystemClassLoader();
        }

        private List<MigrationFile> filesAt(URI uri) throws IOException {
            if (!uri.getScheme().equals("jar")) {
                return files(name(), Path.of(uri));
            }
            String jar = uri.getRawSchemeSpecificPart();
            Path file = Path.of(URI.create(jar.substring(0, jar.lastIndexOf("!/"))));
            try (FileSystem content = FileSystems.newFileSystem(file)) {
                return files(name(), content.getPath(location));
            }
        }
    }

    private static List<MigrationFile> files(String folder, Path root) {
        try (Stream<Path> walk = Files.walk(root)) {
            List<MigrationFile> files = new ArrayList<>();
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(file).toString().replace('\\', '/');
                files.add(new MigrationFile(folder, name, Files.readAllBytes(file)));
            }
            files.sort(Comparator.comparing(MigrationFile::name));
            return List.copyOf(files);
        } catch (IOException | UncheckedIOException e) {
            throw new MigrationFailed("%s: cannot be read: %s".formatted(folder, e), e);
        }
    }
}
