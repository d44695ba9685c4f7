package dev.rowan.review.rules;

import dev.rowan.postgres.PostgresServer;
import dev.rowan.postgres.ScratchDatabase;
import dev.rowan.review.CataloguedStatement;
import dev.rowan.review.Finding;
import dev.rowan.review.PlanNode;
import dev.rowan.review.plans.Plans;
import dev.rowan.review.plans.SizedDatabase;
import dev.rowan.review.plans.Sizes;
import dev.rowan.review.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Plans and findings of a release's statements and tables. Immutable, safe for use by several threads.
 *
 * @param planner the major version that made the plans; empty where there are none
 * @param plans by the id of the statement; empty without sizes
 * @param rows stated, or taken where nobody states them, by the table's name with its schema; empty without sizes
 * @param findings the worst first; each has the id of a statement or the name of a table as its place
 * @param told what is stated and cannot be used, why there are no plans, and which statements have none
 */
public record Measured(
        OptionalInt planner,
        SortedMap<String, PlanNode> plans,
        SortedMap<String, Long> rows,
        List<Finding> findings,
        List<String> told) {
    public Measured {
        plans = Collections.unmodifiableSortedMap(new TreeMap<>(plans));
        rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
        findings = List.copyOf(findings);
        told = List.copyOf(told);
    }

    /**
     * Measures on a copy of a database, and on the database itself where there are no sizes. What is done there is rolled back.
     *
     * @param migrated nobody may be connected to it
     * @param sizes of production; without them there are no plans, and those rules that need one find nothing
     * @throws SQLException when the server does not answer
     */
    public static Measured of(
            PostgresServer server,
            ScratchDatabase migrated,
            Optional<Sizes> sizes,
            Collection<CataloguedStatement> statements)
            throws SQLException {
        if (sizes.isEmpty()) {
            return unsized(migrated, statements, List.of());
        }
        Optional<String> refusal = SizedDatabase.refusal(server, sizes.get());
        if (refusal.isPresent()) {
            return unsized(migrated, statements, List.of(refusal.get()));
        }
        Optional<SizedDatabase> sized = SizedDatabase.of(server, migrated, sizes.get());
        if (sized.isEmpty()) {
            return unsized(
                    migrated,
                    statements,
                    List.of(sizes.get().file()
                            + ": the files of this server cannot be reached, so that it cannot be given sizes: plans are skipped\n"
                            + "help: use the embedded server, or one in a container"));
        }
        try (SizedDatabase database = sized.get()) {
            return sized(server, database, statements);
        }
    }

    private static Measured sized(
            PostgresServer server, SizedDatabase database, Collection<CataloguedStatement> statements)
            throws SQLException {
        Plans.Result plans = Plans.of(database, statements);
        List<String> told = new ArrayList<>(database.told());
        told.addAll(plans.told());
        try (Connection connection = database.connect()) {
            Facts facts =
                    Facts.of(connection, database.schema(), plans.statements().values(), true);
            SortedMap<String, Long> rows = new TreeMap<>();
            database.schema().all().forEach(t -> facts.rows(t).ifPresent(r -> rows.put(t.name(), r)));
            return new Measured(OptionalInt.of(server.majorVersion()), plans.skeletons(), rows, Rules.of(facts), told);
        }
    }

    private static Measured unsized(
            ScratchDatabase migrated, Collection<CataloguedStatement> statements, List<String> why)
            throws SQLException {
        try (Connection connection = migrated.connect()) {
            Plans.Result plans = Plans.withoutSizes(connection, statements);
            List<String> told = new ArrayList<>(why);
            told.addAll(plans.told());
            Facts facts = Facts.of(
                    connection, Schema.of(connection), plans.statements().values(), false);
            return new Measured(OptionalInt.empty(), new TreeMap<>(), new TreeMap<>(), Rules.of(facts), told);
        }
    }

    /** What is found at a statement, by its id, or at a table, by its name with the schema. */
    public List<Finding> findings(String where) {
        return findings.stream().filter(f -> f.where().equals(where)).toList();
    }
}
