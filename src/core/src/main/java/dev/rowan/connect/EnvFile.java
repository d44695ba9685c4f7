package dev.rowan.connect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file of lines {@code NAME=value}, as shells and tools read it: {@code export} may stand in front, quotation marks around a
 * value, a comment after it; of two lines with one name the last one holds. A line of another form is none of ours.
 */
final class EnvFile {
    private static final Pattern LINE = Pattern.compile(
            "\\s*(?:export\\s+)?(?<name>\\w+)\\s*=\\s*(?:\"(?<double>[^\"]*)\"|'(?<single>[^']*)'|(?<plain>.*?))\\s*(?:(?<=\\s|['\"])#.*)?");

    private EnvFile() {}

    static Optional<String> find(Path file, String name) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        return text(file)
                .lines()
                .map(LINE::matcher)
                .filter(line -> line.matches() && name.equals(line.group("name")))
                .map(line -> line.group("double") != null
                        ? line.group("double")
                        : line.group("single") != null ? line.group("single") : line.group("plain"))
                .reduce((first, second) -> second)
                .filter(value -> !value.isBlank());
    }

    /** By its byte order mark, which Windows PowerShell writes; UTF-8 without one. */
    private static String text(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            var text = new String(bytes, charset(bytes));
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    private static Charset charset(byte[] bytes) {
        int start = bytes.length < 2 ? 0 : ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF);
        return switch (start) {
            case 0xFEFF -> StandardCharsets.UTF_16BE;
            case 0xFFFE -> StandardCharsets.UTF_16LE;
            default -> StandardCharsets.UTF_8;
        };
    }
}
