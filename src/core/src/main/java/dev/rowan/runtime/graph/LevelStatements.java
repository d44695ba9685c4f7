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

/** The SELECTs of some levels as one string, which travels in one round trip. Immutable and thread-safe. */
final class LevelStatements {
    /** Makes one snapshot of a string that is its own transaction; any other way costs a round trip or is unsafe. */
    private static final String SNAPSHOT = "set transaction_isolation = 'repeatable read';\n";

    private final List<Level> levels;
    private final List<Bind> binds;
    private final Statement inTransaction;
    private final Statement alone;

    /** Sets one parameter. */
    @FunctionalInterface
    interface Setter {
        void set(PreparedStatement s, int parameter, Bind bind) throws SQLException;
    }

    LevelStatements(String id, List<Level> levels, GraphSql sql) {
        List<Fragment> selects = levels.stream().map(sql::select).toList();
        this.levels = levels;
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

    void bind(PreparedStatement s, Setter setter) throws SQLException {
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

    /** The rows of an executed statement. */
    void read(PreparedStatement s, Map<Level, LevelRows> all) throws SQLException {
        if (s.getUpdateCount() >= 0) {
            s.getMoreResults(); // of SNAPSHOT
        }
        for (Level level : levels) {
            try (ResultSet rs = Objects.requireNonNull(s.getResultSet())) {
                all.put(level, level.read(rs));
            }
            s.getMoreResults();
        }
    }
}
