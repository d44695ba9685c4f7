package dev.rowan.codegen.java;

import com.palantir.javapoet.CodeBlock;
import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.names.RowPart;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Text of the catalogue inside Java source. */
final class Text {
    /** A constant has 65,535 bytes, a character three at most. */
    private static final int MOST_CHARACTERS = 21_000;

    private static final int LINE = 100;

    /** Blanks at the end of a line, and characters other than the end of a line that are no blank and yet not seen. */
    private static final Pattern UNSAFE = Pattern.compile(" (?=\n)|[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\\u2028\\u2029]");

    private Text() {}

    /** A text block at the indentation of a constant's continuation line; several, joined, where one would be too long. */
    static CodeBlock block(String text) {
        List<String> parts = parts(text);
        return parts.size() == 1
                ? CodeBlock.of("$L", textBlock(parts.getFirst()))
                : CodeBlock.of(
                        "$T.join($S, $L)",
                        String.class,
                        "",
                        parts.stream().map(Text::textBlock).collect(Collectors.joining(", ")));
    }

    /** What fits into a constant each: the bytes of one are limited. */
    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        while (text.length() - from > MOST_CHARACTERS) {
            int lineEnd = text.lastIndexOf('\n', from + MOST_CHARACTERS - 1) + 1;
            int to = lineEnd > from ? lineEnd : from + MOST_CHARACTERS;
            parts.add(text.substring(from, to));
            from = to;
        }
        parts.add(text.substring(from));
        return parts;
    }

    /** Java cuts blanks off the ends of lines, and ends a block at three quotes in a row; JavaPoet changes what ends lines. */
    private static String textBlock(String text) {
        String escaped = text.replace("\\", "\\\\").replace("\"\"\"", "\"\"\\\"");
        String quoted = UNSAFE.matcher(escaped)
                .replaceAll(m -> Matcher.quoteReplacement(escape(m.group().charAt(0))));
        String ended = quoted.endsWith("\"") ? quoted.substring(0, quoted.length() - 1) + "\\\"" : quoted;
        String indent = "        ";
        return "\"\"\"\n" + indent + ended.replace("\n", "\n" + indent) + "\"\"\"";
    }

    private static String escape(char c) {
        return c > 0xff ? "\\u%04x".formatted((int) c) : "\\%03o".formatted((int) c);
    }

    /** Separated by commas, in lines that a person can read. */
    static CodeBlock lines(List<CodeBlock> words) {
        return lines(words, ",");
    }

    static CodeBlock lines(List<CodeBlock> words, String separator) {
        CodeBlock.Builder text = CodeBlock.builder();
        int line = 0;
        for (int i = 0; i < words.size(); i++) {
            String end = i + 1 < words.size() ? separator : "";
            int length = words.get(i).toString().length() + end.length() + 1;
            boolean fits = line + length <= LINE;
            if (line > 0) {
                text.add(fits ? " " : "\n");
            }
            text.add(words.get(i)).add("$L", end);
            line = fits ? line + length : length;
        }
        return text.build();
    }

    /** Safe inside a Javadoc comment: no tag, no markup, no end of the comment, no escape. */
    static String javadoc(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "&#64;")
                .replace("*/", "*&#47;")
                .replace("\\", "&#92;");
    }

    /** What a column is: its comment, then its type and default. */
    static String of(ColumnModel column) {
        String comment = column.comment().isEmpty() ? "" : javadoc(column.comment()) + "\n";
        String by = column.defaultExpression().isEmpty() ? "" : ", default " + code(column.defaultExpression());
        return comment + code(column.declaredType()) + by;
    }

    /** What a component is: a column, or the columns of an embeddable. */
    static String of(RowPart part) {
        return switch (part) {
            case RowPart.Single single -> of(single.column());
            case RowPart.Embedded embedded ->
                embedded.columns().stream().map(c -> code(c.name())).collect(Collectors.joining(", "));
        };
    }

    /** As code in a Javadoc comment: by a tag that shows it literally, unless the text would end it or stand in its way. */
    static String code(String text) {
        return text.matches("[^{}@\\\\*]*") ? "{@code " + text + "}" : "<code>" + javadoc(text) + "</code>";
    }
}
