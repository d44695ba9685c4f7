package dev.rowan.codegen.queries;

import dev.rowan.codegen.problem.Problems;
import dev.rowan.codegen.queries.Header.Word;
import dev.rowan.codegen.queries.SqlScanner.LineComment;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a file into its queries: a line {@code -- query: top_ten} starts each, where there is one at all. */
final class Headings {
    private static final Pattern HEADING = Pattern.compile("--\\s*query\\s*:(?![:=])\\s*(.*?)\\s*");

    /** A name with what sqlc, HugSQL or aiosql write behind it to say what comes back. */
    private static final Pattern WITH_KIND = Pattern.compile("([\\w-]+)(?:\\s+:\\S.*|\\^|\\$|<!|\\*!|!|#)");

    private final SourceFile file;
    private final Problems problems;

    private Headings(SourceFile file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The file itself where it has no heading. */
    static List<SourceFile> parts(SourceFile file, Problems problems) {
        return new Headings(file, problems).parts();
    }

    private List<SourceFile> parts() {
        List<LineComment> comments = SqlScanner.lineComments(file.text());
        List<LineComment> headings = comments.stream()
                .filter(c -> HEADING.matcher(c.text()).matches())
                .toList();
        if (headings.isEmpty()) {
            return List.of(file);
        }
        checkBefore(headings.getFirst().offset());
        List<SourceFile> parts = new ArrayList<>();
        for (int i = 0; i < headings.size(); i++) {
            LineComment heading = headings.get(i);
            boolean last = i + 1 == headings.size();
            int end = last ? file.text().length() : headings.get(i + 1).offset();
            if (!last && headings.get(i + 1).inStatement()) {
                problems.add(
                        file.place(headings.get(i + 1).offset()),
                        "the statement before this heading has no end, and psql would run both as one",
                        "end it with a semicolon");
            }
            Matcher name = HEADING.matcher(heading.text());
            if (name.matches()) {
                parts.add(file.part(heading.offset(), end, new Word(heading.offset() + name.start(1), name.group(1))));
            }
        }
        refuseMisplaced(comments, headings);
        return List.copyOf(parts);
    }

    /** Nothing but comments stands before the first heading. */
    private void checkBefore(int first) {
        var before = SqlScanner.scan(file.text().substring(0, first), 0);
        if (!before.tokens().isEmpty() || !before.firstWord().isEmpty()) {
            problems.add(
                    file.place(before.start()),
                    "a statement before the first heading has no name",
                    "give it one too, as in -- query: top_ten");
        }
    }

    /** What says something, but above the heading of the query that it seems to be of. */
    private void refuseMisplaced(List<LineComment> comments, List<LineComment> headings) {
        for (LineComment comment : comments) {
            if (comment.between() && !isInHeader(comment, headings) && Header.saysSomething(comment.text())) {
                problems.add(
                        file.place(comment.offset()),
                        "what is said here is above the heading, and would be of no query",
                        "put it below the line with the query's name");
            }
        }
    }

    /** Whether it stands below a heading, with nothing but comments between. */
    private static boolean isInHeader(LineComment comment, List<LineComment> headings) {
        return headings.stream().anyMatch(h -> h.statement() == comment.statement() && h.offset() <= comment.offset());
    }

    /** What to write in the place of a name that is none. */
    static String help(String name) {
        Matcher kind = WITH_KIND.matcher(name);
        if (kind.matches()) {
            return "write -- query: " + kind.group(1).replace('-', '_')
                    + ", and what it returns in a line below, as in -- returns: one";
        }
        String other = name.replaceAll("\\W+", "_");
        return "write a name of letters, digits and underscores, as in -- query: "
                + (SqlScanner.isName(other) && !other.matches("_+") ? other : "top_ten");
    }
}
