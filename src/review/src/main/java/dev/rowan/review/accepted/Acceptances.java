package dev.rowan.review.accepted;

import dev.rowan.review.CataloguedStatement;
import dev.rowan.review.Finding;
import dev.rowan.review.MigrationStatement;
import dev.rowan.review.Review;
import dev.rowan.review.ReviewedMigration;
import dev.rowan.review.ReviewedStatement;
import dev.rowan.review.ReviewedTable;
import dev.rowan.review.pages.Findings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Findings that somebody accepts. One rule: what is about a query stands in the query's file, as a line of its header,
 *
 * <pre>-- accept: unbounded-select "a stream, by a cursor" until 2.0</pre>
 *
 * and what is about a verb, a table or a migration stands in {@code db/review-accepted.txt}:
 *
 * <pre>writes-more-than-its-rows users.delete "a user takes his projects along"</pre>
 *
 * <p>A line without a finding is a problem, and so is one that has ended: the finding is open again. Immutable.
 */
public final class Acceptances {
    private static final String HEADER = "-- accept:";

    private final List<AcceptedFinding> accepted;
    private final List<String> problems;

    private Acceptances(List<AcceptedFinding> accepted, List<String> problems) {
        this.accepted = List.copyOf(accepted);
        this.problems = List.copyOf(problems);
    }

    /** The file of a review's folder: {@code db/review-accepted.txt} for {@code db/review}. */
    public static String fileOf(String folder) {
        return folder.replace('\\', '/').replaceFirst("/+$", "") + "-accepted.txt";
    }

    /**
     * Reads the file, where there is one, and the headers of the queries' files that the review names.
     *
     * @param root what the files of {@link CataloguedStatement#file()} are relative to
     * @param file such as {@code db/review-accepted.txt}, relative to {@code root}
     */
    public static Acceptances read(Path root, String file, Review review) {
        List<AcceptedFinding> accepted = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        List<String> lines = lines(root.resolve(file));
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                String place = file + ":" + (i + 1);
                add(accepted, problems, place, () -> AcceptedFinding.ofLine(line, place));
            }
        }
        for (String query : files(review)) {
            header(root, query, accepted, problems);
        }
        return new Acceptances(accepted, problems);
    }

    /** Each line of this kind counts for all queries of the file. */
    private static void header(Path root, String query, List<AcceptedFinding> accepted, List<String> problems) {
        List<String> lines = lines(root.resolve(query));
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.startsWith(HEADER)) {
                String place = query + ":" + (i + 1);
                String rest = line.substring(HEADER.length()).strip();
                add(accepted, problems, place, () -> AcceptedFinding.ofFile(rest, query, place));
            }
        }
    }

    private interface Line {
        AcceptedFinding read();
    }

    private static void add(List<AcceptedFinding> accepted, List<String> problems, String place, Line line) {
        try {
            accepted.add(line.read());
        } catch (IllegalArgumentException e) {
            problems.add(place + ": nothing is accepted: " + e.getMessage());
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> files(Review review) {
        Set<String> files = new LinkedHashSet<>();
        review.statements().forEach(s -> file(s.statement()).ifPresent(files::add));
        return files;
    }

    private static Optional<String> file(CataloguedStatement statement) {
        return statement.file().map(f -> f.replaceFirst(":\\d+$", ""));
    }

    /** A review whose findings say who accepts them, and what is wrong with the lines. */
    public record Outcome(Review review, List<String> problems) {}

    /**
     * Gives each finding its line. A finding that has one already keeps it.
     *
     * @param today for lines that end on a date; empty where equal input has to give equal pages: they do not end then. A line that
     *     ends with a version has ended in a review of that release or of a later one
     */
    public Outcome applyTo(Review review, Optional<LocalDate> today) {
        List<String> found = new ArrayList<>(problems);
        List<AcceptedFinding> valid = new ArrayList<>();
        for (AcceptedFinding one : accepted) {
            if (hasEnded(one, review.release(), today)) {
                found.add(one.place() + ": accepted until " + one.until().orElseThrow() + ", which has come: "
                        + one.rule() + " of " + one.where() + " is open");
            } else {
                valid.add(one);
            }
        }
        Set<AcceptedFinding> used = new LinkedHashSet<>();
        Review with = findings(
                review,
                (finding, file) -> valid.stream()
                        .filter(a -> a.rule().equals(finding.rule())
                                && (a.where().equals(finding.where())
                                        || file.filter(a.where()::equals).isPresent()))
                        .findFirst()
                        .map(a -> {
                            used.add(a);
                            return finding.accepted().isPresent() ? finding : accepted(finding, a);
                        })
                        .orElse(finding));
        for (AcceptedFinding one : valid) {
            if (!used.contains(one)) {
                found.add(one.place() + ": accepts " + one.rule() + " of " + one.where()
                        + ", which nothing finds any more: take the line away");
            }
        }
        return new Outcome(with, List.copyOf(found));
    }

    private static Finding accepted(Finding finding, AcceptedFinding by) {
        return new Finding(
                finding.rule(),
                finding.level(),
                finding.where(),
                finding.message(),
                finding.instead(),
                Optional.of(by.acceptance()));
    }

    private static boolean hasEnded(AcceptedFinding one, Optional<String> release, Optional<LocalDate> today) {
        if (one.until().isEmpty()) {
            return false;
        }
        String until = one.until().get();
        try {
            LocalDate end = LocalDate.parse(until);
            return today.filter(t -> !t.isBefore(end)).isPresent();
        } catch (DateTimeParseException e) {
            return release.filter(r -> Version.compare(r, until) >= 0).isPresent();
        }
    }

    private interface Change {
        Finding of(Finding finding, Optional<String> file);
    }

    private static Review findings(Review review, Change change) {
        List<ReviewedStatement> statements = review.statements().stream()
                .map(s -> new ReviewedStatement(
                        s.statement(), s.access(), s.plan(), all(s.findings(), f -> change.of(f, file(s.statement())))))
                .toList();
        UnaryOperator<Finding> elsewhere = f -> change.of(f, Optional.empty());
        List<ReviewedMigration> migrations = review.migrations().stream()
                .map(m -> new ReviewedMigration(
                        m.file(),
                        m.path(),
                        m.isNew(),
                        m.transaction(),
                        m.statements().stream().map(s -> findings(s, elsewhere)).toList()))
                .toList();
        List<ReviewedTable> tables = review.tables().stream()
                .map(t -> new ReviewedTable(
                        t.name(),
                        t.kind(),
                        t.comment(),
                        t.rows(),
                        t.columns(),
                        t.indexes(),
                        t.foreignKeys(),
                        t.checks(),
                        t.triggers(),
                        t.rights(),
                        all(t.findings(), elsewhere)))
                .toList();
        return new Review(
                review.name(),
                review.release(),
                review.against(),
                review.planner(),
                statements,
                migrations,
                tables,
                review.rolling(),
                review.listed());
    }

    private static MigrationStatement findings(MigrationStatement s, UnaryOperator<Finding> change) {
        return new MigrationStatement(
                s.number(),
                s.line(),
                s.text(),
                s.locks(),
                s.held(),
                s.rewritten(),
                s.read(),
                s.written(),
                s.dropped(),
                s.failed(),
                s.waits(),
                s.waitsHeld(),
                s.duration(),
                s.instead(),
                all(s.findings(), change));
    }

    private static List<Finding> all(List<Finding> findings, UnaryOperator<Finding> change) {
        return findings.stream().map(change).toList();
    }

    /**
     * Lines that accept all that is open, for a project that adopts the review: only new findings fail then, and each line goes when
     * its finding does. A line for each finding, in a stable order; empty where nothing is open.
     */
    public static String baseline(Review review) {
        StringBuilder text = new StringBuilder();
        Findings.open(review).stream()
                .map(f -> f.rule() + " " + f.where() + " \"there before the review\"\n")
                .distinct()
                .forEach(text::append);
        return text.isEmpty()
                ? ""
                : "# What the review found when it was adopted. A line goes when its finding does.\n" + text;
    }
}
