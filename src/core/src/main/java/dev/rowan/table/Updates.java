package dev.rowan.table;

import static java.util.Objects.requireNonNull;

import dev.rowan.column.ColumnValues;
import dev.rowan.session.JooqSql;
import dev.rowan.session.Session;
import dev.rowan.session.Statement;
import dev.rowan.session.StatementFamily;
import dev.rowan.shape.RowType;
import org.jooq.Condition;

/** Changes and deletes rows by a condition of jOOQ's. */
public final class Updates {
    private Updates() {}

    /**
     * Writes what the patch sets to all rows that meet the condition; returns how many. An empty patch sends nothing.
     *
     * @throws IllegalArgumentException when the condition is none, or needs a join
     */
    public static long where(Session session, RowType<?> row, Condition condition, ColumnValues patch) {
        String id = row.name() + ".updateWhere";
        JooqSql where = where(session, row, id, condition);
        if (patch.isEmpty()) {
            return 0;
        }
        var update = Statement.dynamic(
                id,
                "update " + row.sqlName() + StatementFamily.assignments(patch) + row.nextVersion(row.sqlName())
                        + "\nwhere " + where.text());
        return session.write(update, s -> where.bind(s, patch.bind(s, 1)));
    }

    /**
     * Deletes all rows that meet the condition; returns how many.
     *
     * @throws IllegalArgumentException when the condition is none, or needs a join
     */
    public static long deleteWhere(Session session, RowType<?> row, Condition condition) {
        String id = row.name() + ".deleteWhere";
        JooqSql where = where(session, row, id, condition);
        return session.write(Statement.dynamic(id, "delete from " + row.sqlName() + "\nwhere " + where.text()), where);
    }

    private static JooqSql where(Session session, RowType<?> row, String id, Condition condition) {
        JooqSql where = session.rendering().where(id, row.table(), requireNonNull(condition, "condition is null"));
        if (where.text().isEmpty()) {
            throw new IllegalArgumentException(
                    id + ": the condition is none\nhelp: DSL.trueCondition() means all rows");
        }
        return where;
    }
}
