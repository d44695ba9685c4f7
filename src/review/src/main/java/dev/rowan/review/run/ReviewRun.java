package dev.rowan.review.run;

import dev.rowan.postgres.MigrationFailed;
import dev.rowan.postgres.Progress;
import dev.rowan.postgres.ScratchDatabase;
import dev.rowan.review.Access;
import dev.rowan.review.CataloguedStatement;
import dev.rowan.review.Review;
import dev.rowan.review.ReviewedMigration;
import dev.rowan.review.ReviewedStatement;
import dev.rowan.review.ReviewedTable;
import dev.rowan.review.RollingDeploy;
import dev.rowan.review.access.StatementAccess;
import dev.rowan.review.base.Base;
import dev.rowan.review.migrations.MigrationTrace;
import dev.rowan.review.migrations.rules.MigrationReview;
import dev.rowan.review.rolling.RollingCheck;
import dev.rowan.review.rules.Measured;
import dev.rowan.review.tables.ReviewedTables;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Makes a review: each part is asked of the server, with a line of progress where it takes long. Used by one thread. */
public final class ReviewRun {
    private final ReviewRequest request;
    private final ScratchDatabase database;
    private final Progress progress;
    private final Consumer<String> told;

    private ReviewRun(ReviewRequest request, Progress progress, Consumer<String> told) {
        this.request = request;
        this.database = request.server().database().searchPath(request.searchPath());
        this.progress = progress;
        this.told = told;
    }

    /**
     * Makes it.
     *
     * @param request nobody else is connected to its database
     * @param progress told what takes long
     * @param told what is stated and cannot be used, and what is left out
     * @throws SQLException when the server does not answer, or cannot prepare a statement
     */
    public static Review of(ReviewRequest request, Progress progress, Consumer<String> told) throws SQLException {
        return new ReviewRun(request, progress, told).review();
    }

    private Review review() throws SQLException {
        List<ReviewedTable> tables = new ArrayList<>();
        Map<String, Access> accesses = new HashMap<>();
        try (Connection connection = database.connect()) {
            step(
                    "reading the tables",
                    () -> tables.addAll(ReviewedTables.of(connection, request.history(), this::rows)));
            step(
                    "what " + request.statements().size() + " statements touch",
                    () -> accesses.putAll(StatementAccess.of(connection, request.statements())));
        }
        List<Measured> all = new ArrayList<>();
        step(
                "plans and rules of " + request.statements().size() + " statements",
                () -> all.add(Measured.of(request.server().server(), database, request.sizes(), request.statements())));
        Measured measured = all.getFirst();
        measured.told().forEach(told);
        List<ReviewedMigration> migrations = migrations(accesses);
        return new Review(
                request.name(),
                request.release(),
                request.base().map(Base::name),
                measured.planner(),
                request.statements().stream()
                        .map(s -> reviewed(s, accesses, measured))
                        .toList(),
                migrations,
                tables.stream().map(t -> withFindings(t, measured)).toList(),
                rolling(migrations),
                request.listed());
    }

    /** Those that the release before has not are measured, all of them where there is none. */
    private List<ReviewedMigration> migrations(Map<String, Access> accesses) throws SQLException {
        Optional<Review> before = request.base().map(Base::review);
        Set<String> old = before.stream()
                .flatMap(b -> b.migrations().stream())
                .map(ReviewedMigration::file)
                .collect(Collectors.toSet());
        Map<String, Access> running = new HashMap<>();
        before.ifPresent(
                b -> b.statements().forEach(s -> running.put(s.statement().id(), s.access())));
        running.putAll(accesses);
        if (!isSuperuser()) {
            told.accept("migrations are not measured: the user of the server is no superuser");
            return List.of();
        }
        List<ReviewedMigration> migrations = new ArrayList<>();
        step(
                "migrations on filled tables",
                () -> migrations.addAll(MigrationReview.of(
                        MigrationTrace.of(request.server().server(), request.migrations(), file -> !old.contains(file)),
                        running,
                        request.sizes())));
        return migrations.stream().map(ReviewRun::inProject).toList();
    }

    /** On the schema of the release before: the migrations that it had, as they are now. */
    private Optional<RollingDeploy> rolling(List<ReviewedMigration> migrations) throws SQLException {
        if (request.base().isEmpty()) {
            return Optional.empty();
        }
        Review before = request.base().get().review();
        Set<String> fresh = migrations.stream()
                .filter(ReviewedMigration::isNew)
                .map(ReviewedMigration::file)
                .collect(Collectors.toSet());
        List<RollingDeploy> rolling = new ArrayList<>();
        step("the statements of two releases on each other's schema", () -> {
            try (ScratchDatabase old = request.server().server().create().searchPath(request.searchPath())) {
                request.migrations().without(fresh).migrate(old);
                try (Connection onOld = old.connect();
                        Connection onNew = database.connect()) {
                    rolling.add(RollingCheck.of(
                            onOld,
                            onNew,
                            before.statements().stream()
                                    .map(ReviewedStatement::statement)
                                    .toList(),
                            request.statements()));
                }
            } catch (MigrationFailed e) {
                told.accept("the schema of " + before.release().orElse("the release before")
                        + " cannot be made, so that a rolling deploy is not looked at: " + e.getMessage());
            }
        });
        return rolling.stream().findFirst();
    }

    private boolean isSuperuser() throws SQLException {
        try (Connection connection = database.connect();
                Statement s = connection.createStatement();
                ResultSet rs = s.executeQuery("select rolsuper from pg_roles where rolname = current_user")) {
            return rs.next() && rs.getBoolean(1);
        }
    }

    /** Without the way up to the top of the project, which is another one for each module. */
    private static ReviewedMigration inProject(ReviewedMigration migration) {
        return new ReviewedMigration(
                migration.file(),
                migration.path().replaceAll("^(\\.\\.?/)+", ""),
                migration.isNew(),
                migration.transaction(),
                migration.statements());
    }

    private static ReviewedStatement reviewed(
            CataloguedStatement statement, Map<String, Access> accesses, Measured measured) {
        return new ReviewedStatement(
                statement,
                Objects.requireNonNull(accesses.get(statement.id())),
                Optional.ofNullable(measured.plans().get(statement.id())),
                measured.findings(statement.id()));
    }

    private static ReviewedTable withFindings(ReviewedTable table, Measured measured) {
        return new ReviewedTable(
                table.name(),
                table.kind(),
                table.comment(),
                table.rows(),
                table.columns(),
                table.indexes(),
                table.foreignKeys(),
                table.checks(),
                table.triggers(),
                table.rights(),
                measured.findings(table.name()));
    }

    private OptionalLong rows(String table) {
        return request.sizes().map(s -> s.rows(table)).orElse(OptionalLong.empty());
    }

    private void step(String what, Progress.Step<SQLException> step) throws SQLException {
        progress.during(() -> "reviewing: " + what, step);
    }
}
