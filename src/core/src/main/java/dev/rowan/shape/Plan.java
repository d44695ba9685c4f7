package dev.rowan.shape;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A graph from the rows of a static statement: all levels in one round trip. Thread-safe.
 *
 * @param <T> the value
 */
final class Plan<T> {
    private final Root root;
    private final List<Level> levels;
    private final Composed composed;

    private Plan(Root root, List<Level> levels) {
        this.root = root;
        this.levels = levels;
        this.composed = new Composed(levels);
    }

    static <T> Plan<T> of(Root root, Graph<?, T> graph) {
        return new Plan<>(root, Level.of(graph));
    }

    /**
     * For one execution.
     *
     * @param given what the call gives the shape
     * @param bySettings whether keys travel from level to level in settings
     * @param parameters of the root's statement; they go into each level's SELECT that asks for the root's rows again
     */
    GraphString<T> with(GivenValues given, boolean bySettings, Object... parameters) {
        BranchSql branches = BranchSql.of(levels, given);
        LevelStatements statements = composed.of(root, branches, bySettings);
        return new GraphString<>(levels, statements, branches, new LevelStatements.Parameters() {
            @Override
            public void set(PreparedStatement s, int parameter, Bind bind) throws SQLException {
                int i = ((Bind.OfRoot) bind).parameter();
                root.type(i).set(s, parameter, parameters[i]);
            }

            @Override
            public long bytes() {
                return root.bytes(parameters) * levels.size();
            }
        });
    }

    /** Puts the rows of all levels together, those below first. */
    @SuppressWarnings("unchecked") // the graph makes its values
    static <T> List<T> finished(List<Level> levels, Map<Level, LevelRows> all) {
        for (Level level : levels.reversed()) {
            level.values().finish(Objects.requireNonNull(all.get(level)), all);
        }
        return (List<T>) Objects.requireNonNull(all.get(levels.getFirst())).of(Level.ROOT);
    }
}
