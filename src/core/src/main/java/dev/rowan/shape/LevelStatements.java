package dev.rowan.shape;

import dev.rowan.column.CheckedStatement;
import dev.rowan.session.BoundParameters;
import dev.rowan.session.DriverResult;
import dev.rowan.session.SessionCommands;
import dev.rowan.session.Statement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The SELECTs of some levels as one string, which travels in one round trip. Immutable and thread-safe. */
final class LevelStatements {
    /** Makes one snapshot of a string that is its own transaction; any other way costs a round trip or is unsafe. */
    private static final String SNAPSHOT = SessionCommands.ONE_SNAPSHOT + ";\n";

    private final String id;
    private final List<Level> levels;
    private final List<Fragment> selects;
    private final List<Bind> binds;
    private final boolean hasValues;
    private final Statement inTransaction;
    private final Statement alone;

    /** What the parameters of one execution are bound to, other than the values of conditions. */
    interface Parameters {
        void set(PreparedStatement s, int parameter, Bind bind) throws SQLException;

        /** At most so many bytes all together, each with a type; negative where that is not known before they are set. */
        long bytes();
    }

    /** {@code isDynamic}: whether there is something in them that a caller composed. */
    LevelStatements(String id, List<Level> levels, List<Fragment> selects, boolean isDynamic) {
        this.id = id;
        this.levels = levels;
        this.selects = selects;
        this.binds = selects.stream().flatMap(s -> s.binds().stream()).toList();
        this.hasValues = binds.stream().anyMatch(Bind.Value.class::isInstance);
        String text = selects.stream().map(Fragment::sql).collect(Collectors.joining(";\n"));
        this.inTransaction = new Statement(id, text, isDynamic);
        this.alone = new Statement(id, levels.size() == 1 ? text : SNAPSHOT + text, isDynamic);
    }

    /** {@code autoCommit}: whether the connection is outside of a transaction. */
    Statement statement(boolean autoCommit) {
        return autoCommit ? alone : inTransaction;
    }

    List<Bind> binds() {
        return binds;
    }

    /** Each level's by itself. */
    List<LevelStatements> apart() {
        return IntStream.range(0, levels.size())
                .mapToObj(i -> new LevelStatements(
                        id, List.of(levels.get(i)), List.of(selects.get(i)), inTransaction.isDynamic()))
                .toList();
    }

    /** How many bytes the parameters are, about; negative when they cannot travel in one go. */
    long bind(PreparedStatement s, Parameters parameters, BranchSql branches) throws SQLException {
        if (levels.size() == 1) {
            setAll(s, parameters, branches);
            return 0;
        }
        if (levels.size() > BoundParameters.MOST_STATEMENTS) {
            return -1;
        }
        long known = hasValues ? -1 : parameters.bytes();
        var bound = new BoundParameters(s);
        if (known >= 0 && known <= BoundParameters.MOST_BYTES && bound.canTravelTogether() && bound.stringsAreTyped()) {
            setAll(s, parameters, branches);
            return known;
        }
        setAll(bound.statement(), parameters, branches);
        return bound.canTravelTogether() ? bound.bytes() : -1;
    }

    int size() {
        return levels.size();
    }

    void setAll(PreparedStatement s, Parameters parameters, BranchSql branches) throws SQLException {
        int parameter = 1;
        for (Bind bind : binds) {
            if (bind instanceof Bind.Value value) {
                branches.set(CheckedStatement.of(s), parameter, value);
            } else {
                parameters.set(s, parameter, bind);
            }
            parameter++;
        }
    }

    /**
     * The rows of an executed statement; says how many.
     *
     * @param sorted the level whose rows come in the order that they are to have, if one does
     */
    long read(PreparedStatement s, Map<Level, LevelRows> all, @Nullable Level sorted) throws SQLException {
        long count = 0;
        if (s.getUpdateCount() >= 0) {
            s.getMoreResults(); // of SNAPSHOT
        }
        for (Level level : levels) {
            try (ResultSet rs = Objects.requireNonNull(s.getResultSet())) {
                ResultSet own = DriverResult.of(rs);
                LevelRows rows = level == sorted
                        ? level.reader().readUnsorted(own)
                        : level.reader().read(own);
                count += rows.size();
                all.put(level, rows);
            }
            s.getMoreResults();
        }
        return count;
    }
}
