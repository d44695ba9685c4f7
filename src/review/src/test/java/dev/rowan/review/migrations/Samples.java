package dev.rowan.review.migrations;

import dev.rowan.postgres.Migrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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
        write(Files.readString(FOLDER.resolve("base.sql")), "V1__base.sql", folder);
        String text = Files.readString(FOLDER.resolve(name + ".sql"));
        List<String> parts = Arrays.asList(FILE.split(text));
        Matcher files = FILE.matcher(text);
        for (int i = 1; files.find(); i++) {
            write(parts.get(i), files.group(1), folder);
        }
        return Migrations.in(folder, List.of(Path.of(".")));
    }

    static void write(String text, String file, Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(file), text);
    }
}
