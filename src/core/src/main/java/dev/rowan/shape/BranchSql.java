package dev.rowan.shape;

import dev.rowan.column.CheckedStatement;
import dev.rowan.column.JooqParameter;
import dev.rowan.session.BoundParameters;
import dev.rowan.session.JooqSql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Condition;

/**
 * What the caller's functions say of the rows of each branch, in one execution. They are called for each, so that a value that
 * one of them takes from somewhere is the value at that time. Immutable.
 */
final class BranchSql {
    private static final BranchSql NOTHING = new BranchSql(Map.of());

    private final Map<Level, LevelSql> branches;

    /** Of one level; empty texts are left out. */
    record LevelSql(List<JooqSql> conditions, List<JooqSql> order, List<JooqSql> groups, List<JooqSql> having) {
        private static final LevelSql NOTHING = new LevelSql(List.of(), List.of(), List.of(), List.of());

        private static LevelSql of(Level level) {
            Link<?, ?> link = level.link();
            Condition having = level.having();
            return new LevelSql(
                    link == null ? List.of() : present(link.renderedConditions()),
                    link == null ? List.of() : present(link.renderedOrder()),
                    level.groups().stream().map(g -> JooqSql.of(g.read())).toList(),
                    having == null ? List.of() : List.of(JooqSql.of(having)));
        }

        private List<List<JooqSql>> all() {
            return List.of(conditions, order, groups, having);
        }

        /** How many parameters stand before those of the order. */
        int beforeOrder() {
            return parameters(conditions);
        }

        int beforeGroups() {
            return beforeOrder() + parameters(order);
        }

        int beforeHaving() {
            return beforeGroups() + parameters(groups);
        }

        private static int parameters(List<JooqSql> all) {
            return all.stream().mapToInt(s -> s.parameters().size()).sum();
        }

        private static List<JooqSql> present(List<JooqSql> all) {
            return all.stream().filter(s -> !s.text().isEmpty()).toList();
        }

        /** {@code i}: counted through all of them. */
        private Parameter parameter(int i) {
            int left = i;
            for (List<JooqSql> part : all()) {
                for (JooqSql sql : part) {
                    if (left < sql.parameters().size()) {
                        return new Parameter(sql, left);
                    }
                    left -= sql.parameters().size();
                }
            }
            throw new IllegalStateException("a branch has no parameter " + i);
        }
    }

    private record Parameter(JooqSql sql, int i) {
        void set(CheckedStatement s, int parameter) throws SQLException {
            JooqParameter.set(
                    sql.configuration(), s, parameter, sql.parameters().get(i));
        }

        long bytes() {
            return BoundParameters.bytes(String.valueOf(
                    Objects.requireNonNullElse(sql.parameters().get(i).getValue(), "")));
        }
    }

    private BranchSql(Map<Level, LevelSql> branches) {
        this.branches = branches;
    }

    /** Calls all functions. {@code given}: what the call gives the shape. */
    static BranchSql of(List<Level> levels, GivenValues given) {
        Map<Level, LevelSql> all = new HashMap<>();
        for (Level level : levels) {
            Link<?, ?> link = level.link();
            if ((link != null && link.isAsking()) || !level.groups().isEmpty()) {
                all.put(level, given.and(level.given()).during(() -> LevelSql.of(level)));
            }
        }
        return all.isEmpty() ? NOTHING : new BranchSql(all);
    }

    /** Whether there is anything that a caller's function has said. */
    boolean isAny() {
        return !branches.isEmpty();
    }

    LevelSql of(Level level) {
        return branches.getOrDefault(level, LevelSql.NOTHING);
    }

    void set(CheckedStatement s, int parameter, Bind.Value value) throws SQLException {
        of(value.level()).parameter(value.parameter()).set(s, parameter);
    }

    /** Whether the SQL is the same, whatever the values are. */
    boolean hasTextsOf(BranchSql other) {
        return this == other || texts().equals(other.texts());
    }

    private Map<Level, List<String>> texts() {
        Map<Level, List<String>> texts = new HashMap<>();
        branches.forEach((level, branch) -> {
            List<String> all = new ArrayList<>();
            branch.conditions().forEach(c -> all.add(c.text()));
            all.add("order by");
            branch.order().forEach(o -> all.add(o.text()));
            all.add("group by");
            branch.groups().forEach(g -> all.add(g.text()));
            all.add("having");
            branch.having().forEach(h -> all.add(h.text()));
            texts.put(level, all);
        });
        return texts;
    }

    /** How many bytes the value is, about. */
    long bytes(Bind.Value value) {
        return of(value.level()).parameter(value.parameter()).bytes();
    }
}
