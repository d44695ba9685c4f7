package dev.rowan.review.migrations;

import dev.rowan.postgres.MigrationFailed;
import dev.rowan.postgres.MigrationWatch;
import dev.rowan.postgres.Migrations;
import dev.rowan.postgres.PostgresServer;
import dev.rowan.postgres.ScratchDatabase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Runs migrations on a throw-away database whose tables hold rows, while a second connection watches each statement.
 *
 * <pre>{@code
 * List<TracedMigration> traced = MigrationTrace.of(server, migrations, file -> !base.contains(file));
 * List<ReviewedMigration> reviewed = MigrationReview.of(traced, accesses, sizes);
 * }</pre>
 *
 * <p>Flyway runs the files, so that order, splitting, placeholders and transactions are those of the deployment. Before a migration
 * under review each table that is there and empty is filled with rows that its constraints take. Tables keep their rows from then on:
 * a column that one migration adds is null for the next, as in production.
 *
 * <p>A statement that the rows make fail is told, and the migration is tried again on other rows, at last without rows. Server settings
 * that {@code alter role} or {@code alter database} give in production, such as {@code lock_timeout}, are not known here.
 *
 * <p>The server's user must be a superuser: an event trigger hears of drops, and rows are made without triggers.
 */
public final class MigrationTrace {
    private static final int MOST_ATTEMPTS = 4;

    private final PostgresServer server;
    private final Migrations migrations;
    private final Predicate<String> isNew;
    private final Map<String, FillHints> hints = new HashMap<>();
    private final Map<String, TracedStatement> kept = new HashMap<>();
    private final Map<String, Integer> failures = new HashMap<>();

    private MigrationTrace(PostgresServer server, Migrations migrations, Predicate<String> isNew) {
        this.server = server;
        this.migrations = migrations;
        this.isNew = isNew;
    }

    /**
     * Traces migrations.
     *
     * @param server where databases are made; nothing else of it is touched
     * @param isNew told a file's name, such as {@code V4__measuring.sql}: whether it is measured; others only run
     * @return all migrations, in the order in which they ran
     * @throws MigrationFailed if one fails also on empty tables, or if the server's user is no superuser
     */
    public static List<TracedMigration> of(PostgresServer server, Migrations migrations, Predicate<String> isNew) {
        return new MigrationTrace(server, migrations, isNew).run();
    }

    private List<TracedMigration> run() {
        while (true) {
            try (ScratchDatabase database = server.create();
                    TraceWatch watch = new TraceWatch(database, isNew, hints, kept)) {
                do {
                    try {
                        migrations.migrate(database.dataSource(), watch);
                        return watch.migrations();
                    } catch (MigrationFailed e) {
                        learn(e, watch);
                    }
                } while (watch.canGoOn());
            }
        }
    }

    /** Changes the hints so that the next attempt comes further, or gives up. */
    private void learn(MigrationFailed failure, TraceWatch watch) {
        PSQLException cause = cause(failure);
        MigrationWatch.Statement statement = watch.running().orElseThrow(() -> failure);
        if (cause == null
                || !isNew.test(statement.migration().file())
                || watch.filled().isEmpty()) {
            throw failure;
        }
        String path = statement.migration().path();
        FillHints hint = hints.computeIfAbsent(path, p -> new FillHints());
        ServerErrorMessage server = cause.getServerErrorMessage();
        String message = server == null ? String.valueOf(cause.getMessage()) : String.valueOf(server.getMessage());
        Optional<String> table = table(server);
        Optional<String> column = server == null ? Optional.empty() : Optional.ofNullable(server.getColumn());
        boolean certain = "23502".equals(cause.getSQLState())
                && table.isPresent()
                && column.isPresent()
                && !watch.isOldColumn(table.get(), column.get());
        watch.keepFailure(
                certain ? Optional.of(message) : Optional.empty(), certain ? Optional.empty() : Optional.of(message));
        int attempt = failures.merge(path + "#" + statement.number(), 1, Integer::sum);
        Set<String> tables = table.map(Set::of).orElse(watch.filled());
        if (!certain
                && attempt < MOST_ATTEMPTS
                && otherRows(hint, String.valueOf(cause.getSQLState()), tables, column, statement.text())) {
            return;
        }
        boolean emptied = false;
        for (String filled : attempt < MOST_ATTEMPTS ? tables : watch.filled()) {
            emptied |= hint.addEmpty(filled);
        }
        if (!emptied && attempt > MOST_ATTEMPTS) {
            throw failure; // on empty tables too
        }
    }

    private static boolean otherRows(
            FillHints hint, String state, Set<String> tables, Optional<String> column, String text) {
        boolean changed = false;
        for (String table : tables) {
            changed |= switch (state) {
                case "23502" -> column.isPresent() && hint.addWithoutNulls(table + "." + column.get());
                case "23503" -> hint.addNulls(table, text);
                default -> hint.addText(table, text);
            };
        }
        return changed;
    }

    private static Optional<String> table(@Nullable ServerErrorMessage server) {
        return server == null || server.getTable() == null
                ? Optional.empty()
                : Optional.of(server.getSchema() + "." + server.getTable());
    }

    private static @Nullable PSQLException cause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException server) {
                return server;
            }
        }
        return null;
    }
}
