package dev.rowan.shape;

import dev.rowan.session.JooqSql;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The SELECTs of a graph for one way to start and what the branches ask for now. Most often that is the same SQL as the time
 * before, so that it is made once; values are not part of it. Thread-safe.
 */
final class Composed {
    private final List<Level> levels;
    private volatile @Nullable Last last;

    /** What the texts depend on, and the statements. */
    private record Last(BranchSql branches, boolean bySettings, String query, LevelStatements statements) {
        boolean serves(BranchSql wanted, boolean settings, String text) {
            return bySettings == settings && query.equals(text) && branches.hasTextsOf(wanted);
        }
    }

    /** {@code levels}: of the graph, in preorder. */
    Composed(List<Level> levels) {
        this.levels = levels;
    }

    /** All levels, from the rows of a static statement. */
    LevelStatements of(Root root, BranchSql branches, boolean bySettings) {
        return last(branches, bySettings, "", () -> {
            var sql = new GraphSql(root, branches, new HandedKeys(levels, false, bySettings));
            return new LevelStatements(
                    root.id(), levels, levels.stream().map(sql::select).toList(), branches.isAny());
        });
    }

    /** All levels, from the rows of a query. */
    LevelStatements of(String id, JooqSql query, BranchSql branches) {
        return last(branches, true, query.text(), () -> {
            var handed = new HandedKeys(levels, true, true);
            var sql = new GraphSql(null, branches, handed);
            List<Bind> binds = new ArrayList<>();
            for (int i = 0; i < query.parameters().size(); i++) {
                binds.add(new Bind.OfRoot(i));
            }
            List<Fragment> selects = new ArrayList<>();
            selects.add(handed.handing(levels.getFirst(), new Fragment(query.text(), binds)));
            levels.stream().skip(1).map(sql::select).forEach(selects::add);
            return new LevelStatements(id, levels, selects, true);
        });
    }

    /** All levels but the root, whose keys are parameters. */
    LevelStatements below(String id, BranchSql branches) {
        return last(branches, false, "", () -> {
            var sql = new GraphSql(null, branches, new HandedKeys(levels, true, false));
            List<Level> below = levels.subList(1, levels.size());
            return new LevelStatements(
                    id, below, below.stream().map(sql::select).toList(), true);
        });
    }

    private LevelStatements last(BranchSql branches, boolean bySettings, String query, Supplier<LevelStatements> make) {
        Last known = last;
        if (known != null && known.serves(branches, bySettings, query)) {
            return known.statements;
        }
        LevelStatements made = make.get();
        last = new Last(branches, bySettings, query, made); // another thread's is as good
        return made;
    }
}
