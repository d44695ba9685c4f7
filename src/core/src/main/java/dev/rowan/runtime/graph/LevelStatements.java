package dev.rowan.runtime.graph;

import dev.rowan.runtime.JooqParameter;
import dev.rowan.runtime.Statement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The SELECTs of some levels as one string, which travels in one round trip. Immutable and thread-safe. */
final class LevelStatements {
    /** Makes one snapshot of a string that is its own transaction; any other way costs a round trip or is unsafe. */
    private static final String SNAPSHOT = "set transaction_isolation = 'repeatable read';\n";

    /** For a string of more than about 255 the driver waits in the middle. */
    private static final int MOST_SELECTS = 100;

    private final String id;
    private final List<Level> levels;
    private final List<Fragment> selects;
    private final List<Bind> binds;
    private final Statement inTransaction;
    private final Statement alone;

    /** Sets one parameter. */
    @FunctionalInterface
    interface Setter {
        void set(PreparedStatement s, int parameter, Bind bind) throws SQLException;
    }

    LevelStatements(String id, List<Level> levels, GraphSql sql) {
        this(id, levels, levels.stream().map(sql::select).toList());
    }

    private LevelStatements(String id, List<Level> levels, List<Fragment> selects) {
        this.id = id;
        this.levels = levels;
        this.selects = selects;
        this.binds = selects.stream().flatMap(s -> s.binds().stream()).toList();
        String text = selects.stream().map(Fragment::sql).collect(Collectors.joining(";\n"));
        this.inTransaction = new Statement(id, text);
        this.alone = new Statement(id, levels.size() == 1 ? text : SNAPSHOT + text);
    }

    /** {@code autoCommit}: whether the connection is outside of a transaction. */
    Statement statement(boolean autoCommit) {
        return autoCommit ? alone : inTransaction;
    }

    List<Bind> binds() {
        return binds;
    }

    /** How many bytes the values of conditions are, about. */
    long valueBytes() {
        return binds.stream()
                .mapToLong(b -> b instanceof Bind.Value v
                        ? BoundParameters.bytes(String.valueOf(v.value().getValue()))
                        : 0)
                .sum();
    }

    /** Each level's by itself. */
    List<LevelStatements> apart() {
        return IntStream.range(0, levels.size())
                .mapToObj(i -> new LevelStatements(id, List.of(levels.get(i)), List.of(selects.get(i))))
                .toList();
    }

    /** Whether it can be sent like that. */
    boolean bind(PreparedStatement s, Setter setter) throws SQLException {
        if (levels.size() == 1) {
            setAll(s, setter);
            return true;
        }
        var bound = new BoundParameters(s);
        setAll(bound.statement(), setter);
        return bound.canTravelTogether() && levels.size() <= MOST_SELECTS;
    }

    private void setAll(PreparedStatement s, Setter setter) throws SQLException {
        int parameter = 1;
        for (Bind bind : binds) {
            if (bind instanceof Bind.Value value) {
                JooqParameter.set(s, parameter, value.value());
            } else {
                setter.set(s, parameter, bind);
            }
            parameter++;
        }
    }

    /** The rows of an executed statement; says how many. */
    long read(PreparedStatement s, Map<Level, LevelRows> all) throws SQLException {
        long count = 0;
        if (s.getUpdateCount() >= 0) {
            s.getMoreResults(); // of SNAPSHOT
        }
        for (Level level : levels) {
            try (ResultSet rs = Objects.requireNonNull(s.getResultSet())) {
                LevelRows rows = level.read(rs);
                count += rows.size();
                all.put(level, rows);
            }
            s.getMoreResults();
        }
        return count;
    }
}
