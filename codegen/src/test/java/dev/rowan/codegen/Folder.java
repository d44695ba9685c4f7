package dev.rowan.codegen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of a folder and of those below it, by their paths from it. */
record Folder(Path path) {
    SortedMap<String, String> texts() {
        SortedMap<String, String> texts = new TreeMap<>();
        for (Path file : files()) {
            texts.put(name(file), read(file));
        }
        return texts;
    }

    /** A folder cannot tell when a file was written twice with one text: its time can. */
    SortedMap<String, Long> times() {
        SortedMap<String, Long> times = new TreeMap<>();
        for (Path file : files()) {
            times.put(name(file), file.toFile().lastModified());
        }
        return times;
    }

    void write(String name, String text) {
        try {
            Path file = path.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(String name) {
        try {
            Files.delete(path.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes it hold these files and no others; one that has its text already is left alone. */
    void restore(SortedMap<String, String> texts) {
        SortedMap<String, String> present = texts();
        present.keySet().stream().filter(name -> !texts.containsKey(name)).forEach(this::delete);
        texts.forEach((name, text) -> {
            if (!text.equals(present.get(name))) {
                write(name, text);
            }
        });
    }

    void deleteAll() {
        if (Files.exists(path)) {
            try (Stream<Path> walk = Files.walk(path)) {
                for (Path file : walk.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    List<Path> files() {
        if (!Files.exists(path)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(path)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String name(Path file) {
        return path.relativize(file).toString().replace('\\', '/');
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
