package dev.rowan.postgres;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Finds out of Flyway's exceptions what failed where. The line of a statement stands in their text alone.
 *
 * @param begun the path of the migration that was begun last; empty where none was
 * @param statement the one that the server refused; empty where it refused none
 */
record FlywayFailure(FlywayException failure, MigrationFiles files, String begun, String statement) {
    private static final String COMMIT = "Unable to commit transaction";

    private static final String OFFENDER = "-> ";
    private static final Pattern LINE = Pattern.compile("(?m)^Line\\s*:\\s*(\\d+)");
    private static final Pattern PLACEHOLDER =
            Pattern.compile("(?<=No value provided for placeholder: )\\S*?(?=\\.\\s)");
    private static final Pattern MIXED = Pattern.compile("at line (\\d+): (.+)");

    MigrationFailed toMigrationFailed() {
        MigrationFailed ours = cause(MigrationFailed.class);
        if (ours != null) {
            return ours;
        }
        SQLException refusal = refusal();
        if (!statement.isEmpty() && refusal != null) {
            return refused(refusal);
        }
        if (refusal != null
                && !begun.isEmpty()
                && String.valueOf(failure.getMessage()).contains(COMMIT)) {
            return new MigrationFailed(
                    "%s: when it commits: %s\nhelp: %s"
                            .formatted(begun, text(refusal, server(refusal)), MigrationAdvice.DEFERRED),
                    failure);
        }
        if (failure.getErrorCode() == CoreErrorCode.DUPLICATE_VERSIONED_MIGRATION
                || failure.getErrorCode() == CoreErrorCode.DUPLICATE_REPEATABLE_MIGRATION) {
            return duplicate();
        }
        String text = rootMessage();
        return new MigrationFailed(
                "%s%s\nhelp: %s".formatted(place(text), text, MigrationAdvice.forText(text)), failure);
    }

    private MigrationFailed refused(SQLException refusal) {
        ServerErrorMessage server = server(refusal);
        Matcher line = LINE.matcher(String.valueOf(failure.getMessage()));
        String place = new FailedStatement(statement, line.find() ? Integer.parseInt(line.group(1)) : 1)
                .place(server == null ? 0 : server.getPosition(), files.lines(begun));
        return new MigrationFailed(
                "%s:%s: %s\nhelp: %s"
                        .formatted(
                                begun,
                                place,
                                text(refusal, server),
                                MigrationAdvice.forState(refusal.getSQLState(), text(refusal, server))),
                failure);
    }

    /** The server's own, which Flyway wraps in another for COPY. */
    private @Nullable SQLException refusal() {
        PSQLException server = cause(PSQLException.class);
        return server != null ? server : cause(SQLException.class);
    }

    private static @Nullable ServerErrorMessage server(SQLException refusal) {
        return refusal instanceof PSQLException e ? e.getServerErrorMessage() : null;
    }

    private static String text(SQLException refusal, @Nullable ServerErrorMessage server) {
        if (server == null) {
            return String.valueOf(refusal.getMessage()).strip();
        }
        return Stream.of(
                        server.getSeverity() + ": " + server.getMessage(),
                        labelled("detail", server.getDetail()),
                        labelled("hint", server.getHint()),
                        labelled("where", server.getWhere()))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static String labelled(String label, @Nullable String text) {
        return text == null ? "" : label + ": " + text;
    }

    private MigrationFailed duplicate() {
        String offenders = String.valueOf(failure.getMessage())
                .lines()
                .filter(line -> line.startsWith(OFFENDER))
                .map(line -> line.substring(OFFENDER.length(), line.lastIndexOf(" (")))
                .sorted()
                .map(path -> path + ": another migration has the same version\n")
                .collect(Collectors.joining());
        return new MigrationFailed(offenders + "help: give each migration a version of its own", failure);
    }

    /** As well as Flyway lets one know: its exceptions about what is in a file often do not carry the file. */
    private String place(String text) {
        if (failure.getErrorCode() == CoreErrorCode.FAILED_VERSIONED_MIGRATION
                || failure.getErrorCode() == CoreErrorCode.FAILED_REPEATABLE_MIGRATION) {
            return begun + ": ";
        }
        Matcher placeholder = PLACEHOLDER.matcher(text);
        if (placeholder.find()) {
            return files.placeOf(placeholder.group()).map(place -> place + ": ").orElse("");
        }
        Matcher mixed = MIXED.matcher(text);
        return mixed.find()
                ? files.containing(mixed.group(2), Integer.parseInt(mixed.group(1)))
                        .map(file -> file.path() + ":" + mixed.group(1) + ": ")
                        .orElse("")
                : "";
    }

    private String rootMessage() {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).strip();
    }

    private <T> @Nullable T cause(Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
