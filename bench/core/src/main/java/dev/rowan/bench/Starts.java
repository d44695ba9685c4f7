package dev.rowan.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Measures whole processes from their start to their end: open a database whose schema is current, read a row, close. Hand-written JDBC with
 * HikariCP and Rowan take turns, without and with a cache of loaded classes (JDK 25 and newer).
 */
final class Starts {
    private static final int ROUNDS = 15;
    private static final String USAGE =
            "arguments: [--rounds=NUMBER]     how many processes each has; 15 when not said";
    private static final List<String> WHO = List.of(Start.JDBC, Start.ROWAN);

    private final String url;
    private final String user;
    private final String classPath;
    private final Path folder;
    private final Map<String, List<Long>> nanos = new LinkedHashMap<>();

    private Starts(String url, String user, String classPath, Path folder) {
        this.url = url;
        this.user = user;
        this.classPath = classPath;
        this.folder = folder;
    }

    public static void main(String... arguments) throws SQLException, IOException, InterruptedException {
        int rounds = ROUNDS;
        for (String argument : arguments) {
            if (!argument.matches("--rounds=[1-9]\\d{0,3}")) {
                System.err.println("unknown argument " + argument + "\n" + USAGE);
                System.exit(2);
                return;
            }
            rounds = Integer.parseInt(argument.substring("--rounds=".length()));
        }
        Path folder = Files.createTempDirectory("rowan-starts");
        try (FilledDatabase data = FilledDatabase.create()) {
            System.out.print(table(data.url(), jars(), folder, rounds));
        } finally {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    /** Of a database with a user, and of a class path: a cache needs one of jars alone. */
    static String table(String url, String classPath, Path folder, int rounds)
            throws SQLException, IOException, InterruptedException {
        var starts = new Starts(url, anyUser(url), classPath, folder);
        boolean caches = Runtime.version().feature() >= 25
                && elements(classPath).stream().noneMatch(element -> Files.isDirectory(Path.of(element)));
        if (caches) {
            for (String who : WHO) {
                starts.run(who, "-XX:AOTCacheOutput=" + starts.cache(who));
            }
        }
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < WHO.size(); i++) { // another one begins each round
                String who = WHO.get((round + i) % WHO.size());
                starts.time(who, who);
                if (caches) {
                    starts.time(cached(who), who, "-XX:AOTCache=" + starts.cache(who));
                }
            }
        }
        return starts.table(caches);
    }

    private static String cached(String who) {
        return who + ", cached";
    }

    private Path cache(String who) {
        return folder.resolve(who.replace(' ', '-') + ".aot");
    }

    private static String anyUser(String url) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var s = connection.createStatement();
                var rs = s.executeQuery("select min(id) from users")) {
            rs.next();
            return Objects.requireNonNull(rs.getString(1));
        }
    }

    private void time(String row, String who, String... options) throws IOException, InterruptedException {
        long start = System.nanoTime();
        run(who, options);
        nanos.computeIfAbsent(row, r -> new ArrayList<>()).add(System.nanoTime() - start);
    }

    private void run(String who, String... options) throws IOException, InterruptedException {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classPath, Start.class.getName(), who, url, user));
        Process jvm = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jvm.waitFor() != 0 || !said.contains("@")) {
            throw new IOException("the process of " + who + " failed: " + said);
        }
    }

    private String table(boolean caches) {
        var lines = new ArrayList<String>();
        lines.add("| a process with one row | " + String.join(" | ", WHO) + " | ratio |");
        lines.add("|---|--:|--:|--:|");
        lines.add(row("as it is", Start.JDBC, Start.ROWAN));
        if (caches) {
            lines.add(row("with a cache of its classes", cached(Start.JDBC), cached(Start.ROWAN)));
        }
        return String.join("\n", lines) + "\n\nMilliseconds from the start of the process to its end, medians.\n";
    }

    private String row(String title, String byHand, String rowan) {
        return String.format(
                Locale.ROOT,
                "| %s | %.0f | %.0f | %.2f |",
                title,
                median(byHand),
                median(rowan),
                median(rowan) / median(byHand));
    }

    private double median(String row) {
        long[] sorted = Objects.requireNonNull(nanos.get(row)).stream()
                .mapToLong(Long::longValue)
                .sorted()
                .toArray();
        return sorted[sorted.length / 2] / 1e6;
    }

    /** The class path of this process, with its own jar in place of the folder of its classes. */
    private static String jars() throws IOException {
        var path = new ArrayList<String>();
        for (String element : elements(System.getProperty("java.class.path"))) {
            path.add(Files.isDirectory(Path.of(element)) ? jar(Path.of(element)).toString() : element);
        }
        return String.join(System.getProperty("path.separator"), path);
    }

    private static List<String> elements(String classPath) {
        return List.of(classPath.split(Pattern.quote(System.getProperty("path.separator"))));
    }

    private static Path jar(Path classes) throws IOException {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(
                Objects.requireNonNull(classes.toAbsolutePath().getParent()),
                file -> file.toString().endsWith(".jar") && !file.toString().matches(".*-(sources|javadoc)\\.jar"))) {
            return jars.iterator().next();
        }
    }
}
