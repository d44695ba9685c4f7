package dev.rowan.codegen.java;

import com.palantir.javapoet.CodeBlock;
import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.names.Part;
import java.util.stream.Collectors;

/** Text of the catalogue inside Java source. */
final class Text {
    private Text() {}

    /** A text block at the indentation of a constant's continuation line. */
    static CodeBlock block(String text) {
        String escaped = text.replace("\\", "\\\\").replace("\"\"\"", "\\\"\"\"");
        String quoted = escaped.endsWith("\"") ? escaped.substring(0, escaped.length() - 1) + "\\\"" : escaped;
        String indent = "        ";
        return CodeBlock.of("$L", "\"\"\"\n" + indent + quoted.replace("\n", "\n" + indent) + "\"\"\"");
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
    static String of(Part part) {
        return switch (part) {
            case Part.Single single -> of(single.column());
            case Part.Embedded embedded ->
                embedded.columns().stream().map(c -> code(c.name())).collect(Collectors.joining(", "));
        };
    }

    /** As code in a Javadoc comment: by a tag that shows it literally, unless the text would end it or stand in its way. */
    static String code(String text) {
        return text.matches("[^{}@\\\\*]*") ? "{@code " + text + "}" : "<code>" + javadoc(text) + "</code>";
    }
}
