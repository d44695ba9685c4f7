package dev.rowan.review.migrations;

import dev.rowan.postgres.Migrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Migrations of the folder {@code migrations} of the test resources: each file is a few migrations on {@code base.sql}. */
final class Samples {
    static final Path FOLDER = Path.of("src/test/resources/migrations");
    private static final Pattern FILE = Pattern.compile("(?m)^-- file: (.*)\\n");

    private Samples() {}

    static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(".sql") && !f.equals("base.sql"))
                    .map(f -> f.substring(0, f.length() - 4))
                    .sorted()
                    .toList();
        }
    }

    /** Writes base and sample into a folder. */
    static Migrations write(String name, Path folder) throws IOException {
        write(split(Files.readString(FOLDER.resolve(name + ".sql"))), folder);
        return migrations(folder);
    }

    /** Writes base and further files into a folder. */
    static void write(Map<String, String> files, Path folder) throws IOException {
        write(Files.readString(FOLDER.resolve("base.sql")), "V1__base.sql", folder);
        for (Map.Entry<String, String> file : files.entrySet()) {
            write(file.getValue(), file.getKey(), folder);
        }
    }

    static Migrations migrations(Path folder) {
        return Migrations.in(folder, List.of(Path.of(".")));
    }

    /** Files by name of a text in which {@code -- file: NAME} begins each. */
    static Map<String, String> split(String text) {
        List<String> parts = Arrays.asList(FILE.split(text));
        Map<String, String> files = new LinkedHashMap<>();
        Matcher names = FILE.matcher(text);
        for (int i = 1; names.find(); i++) {
            files.put(names.group(1), parts.get(i));
        }
        return files;
    }

    static void write(String text, String file, Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(file), text);
    }
}
