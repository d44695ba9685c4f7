package dev.rowan.shape;

import dev.rowan.session.RowVanished;
import dev.rowan.session.Statement;
import dev.rowan.session.StatementString;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The SELECTs of one execution of a graph, and the rows that they gave. For one thread.
 *
 * @param <T> what the rows give
 */
final class GraphString<T> implements StatementString {
    private final List<Level> levels;
    private final LevelStatements statements;
    private final BranchSql branches;
    private final LevelStatements.Parameters parameters;
    private final Map<Level, LevelRows> rows;
    private final @Nullable Level sorted;

    /** {@code levels}: of the whole graph. */
    GraphString(
            List<Level> levels, LevelStatements statements, BranchSql branches, LevelStatements.Parameters parameters) {
        this(levels, statements, branches, parameters, HashMap.newHashMap(levels.size()), null);
    }

    /**
     * Of which some rows can be there already.
     *
     * @param rows of the levels that the statements do not read
     * @param sorted the level whose rows come in the order that they are to have, if one does
     */
    GraphString(
            List<Level> levels,
            LevelStatements statements,
            BranchSql branches,
            LevelStatements.Parameters parameters,
            Map<Level, LevelRows> rows,
            @Nullable Level sorted) {
        this.levels = levels;
        this.statements = statements;
        this.branches = branches;
        this.parameters = parameters;
        this.rows = rows;
        this.sorted = sorted;
    }

    @Override
    public Statement statement(boolean autoCommit) {
        return statements.statement(autoCommit);
    }

    /** Negative when the SELECTs have to go {@link #apart}. */
    @Override
    public long bind(PreparedStatement s) throws SQLException {
        return statements.bind(s, parameters, branches);
    }

    /** Sets all parameters of one that travels with others. */
    void bindAll(PreparedStatement s) throws SQLException {
        statements.setAll(s, parameters, branches);
    }

    /** How many SELECTs there are. */
    int size() {
        return statements.size();
    }

    @Override
    public long read(PreparedStatement s) throws SQLException {
        return statements.read(s, rows, sorted);
    }

    /** Each SELECT by itself. What they read is added to what this has read. */
    List<GraphString<T>> apart() {
        return statements.apart().stream()
                .map(one -> new GraphString<T>(levels, one, branches, parameters, rows, sorted))
                .toList();
    }

    /**
     * What all rows together give. Once, when everything has been read.
     *
     * @throws RowVanished when a row that a foreign key promises is not there
     */
    List<T> values() {
        return Plan.finished(levels, rows);
    }
}
