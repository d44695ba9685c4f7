package dev.rowan.codegen.queries;

import dev.rowan.codegen.queries.Header.Word;
import dev.rowan.codegen.queries.SqlScanner.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SQL that was not written for Rowan: statements with {@code $1}, any number in a file, each perhaps below sqlc's
 * {@code -- name: GetAuthor :one}.
 */
final class PlainStatements {
    private static final Pattern NUMBERED = Pattern.compile("\\$[1-9]");
    private static final Pattern HEADING = Pattern.compile("(?m)^[ \\t]*--[ \\t]*query[ \\t]*:");
    private static final Pattern NAME = Pattern.compile("(?m)^[ \\t]*--[ \\t]*name[ \\t]*:[ \\t]*([\\w-]+).*$");

    private PlainStatements() {}

    /** Whether a file is one of these: it has no heading of ours, and {@code $1} or more than one statement. */
    static boolean isPlain(String text) {
        return !HEADING.matcher(text).find()
                && (NUMBERED.matcher(text).find() || SqlScanner.statements(text).size() > 1);
    }

    /** {@code name}: of the file, from which statements without a name have theirs. */
    static List<SourceFile> parts(SourceFile file, String name) {
        SourceFile plain = file.asPlain();
        List<Extent> statements = SqlScanner.statements(file.text());
        List<SourceFile> parts = new ArrayList<>();
        int from = 0;
        for (Extent statement : statements) {
            Word word = new Word(statement.start(), statements.size() == 1 ? name : name + "_" + (parts.size() + 1));
            for (Matcher m = NAME.matcher(file.text()).region(from, statement.start()); m.find(); ) {
                word = new Word(m.start(1), m.group(1).replace('-', '_'));
                from = m.end();
            }
            parts.add(plain.part(from, statement.end(), word));
            from = Math.min(statement.end() + 1, file.text().length());
        }
        return parts;
    }
}
