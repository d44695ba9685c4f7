package dev.rowan.session;

import static java.util.Objects.requireNonNull;

import dev.rowan.column.CheckedStatement;
import dev.rowan.column.ColumnValues;
import dev.rowan.column.Columns;
import dev.rowan.column.Expression;
import dev.rowan.error.InvalidInput;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.TableField;

/** For generated code: a column of a patch that is set to an expression of jOOQ's. */
public record JooqExpression(JooqSql of) implements Expression {
    /**
     * What was set before, and this.
     *
     * @param table the patch's
     * @param kept which columns a patch cannot set
     * @throws IllegalArgumentException when the column is not of this table, or none that a patch can set
     * @throws InvalidInput when a converter refuses a value in the expression
     */
    public static ColumnValues in(
            ColumnValues values, Table<?> table, TableField<?, ?> column, Field<?> expression, int... kept) {
        requireNonNull(column, "column is null");
        requireNonNull(expression, "expression is null");
        if (!table.equals(column.getTable())) {
            throw new IllegalArgumentException(column + " is not a column of " + table);
        }
        Columns columns = values.columns();
        int place = columns.indexOfName(column.getName());
        if (place < 0 || Arrays.stream(kept).anyMatch(k -> k == place)) {
            throw new IllegalArgumentException(
                    column + " cannot be set by a patch: it is part of the key, or kept by the database");
        }
        try {
            return values.withExpression(place, new JooqExpression(JooqSql.of(JooqSql.JOOQ, expression)));
        } catch (CheckedStatement.Refused e) {
            throw e.of(columns.table());
        }
    }

    @Override
    public String sql() {
        return of.text();
    }

    @Override
    public int bind(PreparedStatement s, int parameter) throws SQLException {
        return of.bind(s, parameter);
    }

    /** Without the values. */
    @Override
    public String toString() {
        return of.text();
    }
}
