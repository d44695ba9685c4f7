package dev.enginecam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
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
    private static Path tmp;

    /** What the compiler says of each. */
    private static final Map<Path, String> ERRORS = new HashMap<>();

    /**
     * All at once, each in a package of its own: the compiler takes longer to read the libraries than to find a mistake. It looks
     * for forgotten exceptions only where there is no other mistake, so that the rest goes a second time.
     */
    @BeforeAll
    static void compile() throws IOException {
        compile(Stream.concat(mistakes().stream(), correct().stream()).toList());
        compile(ERRORS.keySet().stream()
                .filter(source -> Objects.requireNonNull(ERRORS.get(source)).isEmpty())
                .toList());
    }

    private static void compile(List<Path> sources) throws IOException {
        Map<Path, Path> copies = new LinkedHashMap<>();
        for (Path source : sources) {
            String name = "app" + copies.size();
            Path copy = tmp.resolve(name + "/Case.java");
            Files.createDirectories(copy.getParent());
            Files.writeString(copy, Files.readString(source).replace("package app;", "package " + name + ";"));
            copies.put(copy, source);
            ERRORS.put(source, "");
        }
        var found = new DiagnosticCollector<JavaFileObject>();
        var rest = new StringWriter();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(found, Locale.ROOT, StandardCharsets.UTF_8)) {
            var options = List.of(
                    "-proc:none",
                    "-Xlint:none",
                    "-Xmaxerrs",
                    "10000",
                    "-d",
                    tmp.toString(),
                    "-classpath",
                    System.getProperty("java.class.path"));
            compiler.getTask(rest, files, found, options, null, files.getJavaFileObjectsFromPaths(copies.keySet()))
                    .call();
        }
        assertThat(rest.toString()).isEmpty();
        for (Diagnostic<? extends JavaFileObject> error : found.getDiagnostics()) {
            if (error.getKind() == Diagnostic.Kind.ERROR) {
                Path copy = Path.of(error.getSource().toUri());
                ERRORS.merge(
                        Objects.requireNonNull(copies.get(copy)),
                        "line %d: %s%n"
                                .formatted(error.getLineNumber(), error.getMessage(Locale.ROOT))
                                .replaceAll("\\bapp\\d+\\.", "app."),
                        String::concat);
            }
        }
    }

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
        String actual = Objects.requireNonNull(ERRORS.get(source));
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
    void compiles(Path source) {
        assertThat(ERRORS.get(source)).isEmpty();
    }

    @Test
    void every_expectation_has_its_source() throws IOException {
        assertThat(files(MISTAKES, ".txt"))
                .isEqualTo(mistakes().stream().map(MustNotCompileTest::expected).toList());
    }

    private static Path expected(Path source) {
        return source.resolveSibling(source.getFileName().toString().replace(".java", ".txt"));
    }
}
