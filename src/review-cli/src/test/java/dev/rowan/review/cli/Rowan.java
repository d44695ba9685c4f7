package dev.rowan.review.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Runs the jar as a process of its own. */
final class Rowan {
    private static final Path JAR = Path.of(Objects.requireNonNull(System.getProperty("rowan.jar"), "rowan.jar"));

    private Rowan() {}

    /** What it said. */
    record Result(int code, String out, String err) {}

    static Result run(String... arguments) throws IOException, InterruptedException {
        return run(Map.of(), arguments);
    }

    static Result run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile("rowan", ".out");
        Path err = Files.createTempFile("rowan", ".err");
        ProcessBuilder builder = new ProcessBuilder(command(arguments));
        builder.environment().putAll(environment);
        int code = builder.redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        var result = new Result(code, Files.readString(out), Files.readString(err));
        Files.delete(out);
        Files.delete(err);
        return result;
    }

    /** One that stays, whose output is read while it runs. */
    static Process start(String... arguments) throws IOException {
        return new ProcessBuilder(command(arguments)).redirectErrorStream(true).start();
    }

    private static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dfile.encoding=" + StandardCharsets.UTF_8,
                "-jar",
                JAR.toString()));
        command.addAll(List.of(arguments));
        return command;
    }
}
