package dev.enginecam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Mistakes that the compiler refuses. Each {@code .java} file has its expected messages in a {@code .txt} beside it, which
 * {@code -Drowan.rewrite=true} writes anew.
 */
class MustNotCompileTest {
    private static final Path MISTAKES = Path.of("src/test/resources/must-not-compile");
    private static final Path CORRECT = Path.of("src/test/resources/must-compile");

    @TempDir
    Path classes;

    static List<Path> mistakes() throws IOException {
        return files(MISTAKES, ".java");
    }

    static List<Path> correct() throws IOException {
        return files(CORRECT, ".java");
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void does_not_compile(Path source) throws IOException {
        String actual = compile(source);
        Path expected = expected(source);
        if (Boolean.getBoolean("rowan.rewrite")) {
            Files.writeString(expected, actual);
        }
        assertThat(actual).as("the compiler takes %s", source).isNotEmpty();
        assertThat(actual).as("what the compiler says of %s", source).isEqualTo(Files.readString(expected));
    }

    /** Else all of the above could fail for want of a class path. */
    @ParameterizedTest
    @MethodSource("correct")
    void compiles(Path source) throws IOException {
        assertThat(compile(source)).isEmpty();
    }

    @Test
    void every_expectation_has_its_source() throws IOException {
        assertThat(files(MISTAKES, ".txt"))
                .isEqualTo(mistakes().stream().map(MustNotCompileTest::expected).toList());
    }

    private static Path expected(Path source) {
        return source.resolveSibling(source.getFileName().toString().replace(".java", ".txt"));
    }

    private String compile(Path source) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var found = new DiagnosticCollector<JavaFileObject>();
        var rest = new StringWriter();
        try (var files = compiler.getStandardFileManager(found, Locale.ROOT, StandardCharsets.UTF_8)) {
            var options = List.of(
                    "-proc:none",
                    "-Xlint:none",
                    "-d",
                    classes.toString(),
                    "-classpath",
                    System.getProperty("java.class.path"));
            boolean done = compiler.getTask(rest, files, found, options, null, files.getJavaFileObjects(source))
                    .call();
            String errors = found.getDiagnostics().stream()
                    .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                    .map(d -> "line %d: %s%n".formatted(d.getLineNumber(), d.getMessage(Locale.ROOT)))
                    .collect(Collectors.joining());
            assertThat(errors.isEmpty()).as(rest + errors).isEqualTo(done);
            return errors;
        }
    }
}
