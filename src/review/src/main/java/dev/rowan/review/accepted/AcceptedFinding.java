package dev.rowan.review.accepted;

import dev.rowan.review.Finding;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line that accepts a finding.
 *
 * @param rule its id
 * @param where the finding's place; in the header of a query's file it is the file, such as {@code db/queries/cams/export.sql}
 * @param reason in the words of who accepts it
 * @param until a version such as {@code 2.0} or a date such as {@code 2027-01-31}; empty where it has no end
 * @param place of the line, such as {@code db/review-accepted.txt:3}
 */
public record AcceptedFinding(String rule, String where, String reason, Optional<String> until, String place) {
    private static final Pattern RULE = Pattern.compile("[a-z][a-z0-9-]*");
    private static final Pattern REASON = Pattern.compile("\"([^\"]*)\"(?:\\s+until\\s+(\\S+))?");

    /**
     * {@code rule "reason" until 2.0}, without a place, as in a query's file.
     *
     * @throws IllegalArgumentException saying what is wrong
     */
    static AcceptedFinding ofFile(String line, String file, String place) {
        int quote = line.indexOf('"');
        return of(quote < 0 ? line : line.substring(0, quote), file, quote < 0 ? "" : line.substring(quote), place);
    }

    /**
     * {@code rule where "reason" until 2.0}. The reason is the last text in quotes: a place may have spaces.
     *
     * @throws IllegalArgumentException saying what is wrong
     */
    static AcceptedFinding ofLine(String line, String place) {
        int space = line.indexOf(' ');
        int quote = line.indexOf('"');
        if (space < 0 || quote < space) {
            throw new IllegalArgumentException("it is not: rule place \"reason\"");
        }
        String where = line.substring(space, quote).strip();
        if (where.isEmpty()) {
            throw new IllegalArgumentException("it does not say where");
        }
        return of(line.substring(0, space), where, line.substring(quote), place);
    }

    private static AcceptedFinding of(String rule, String where, String rest, String place) {
        if (!RULE.matcher(rule.strip()).matches()) {
            throw new IllegalArgumentException("\"" + rule.strip() + "\" is no rule");
        }
        Matcher reason = REASON.matcher(rest.strip());
        if (!reason.matches() || reason.group(1).isBlank()) {
            throw new IllegalArgumentException(
                    "it has no reason: write \"why you accept it\", and if it ends, until 2.0 or until 2027-01-31");
        }
        return new AcceptedFinding(
                rule.strip(), where, reason.group(1).strip(), Optional.ofNullable(reason.group(2)), place);
    }

    Finding.Acceptance acceptance() {
        return new Finding.Acceptance(reason, until, place);
    }
}
