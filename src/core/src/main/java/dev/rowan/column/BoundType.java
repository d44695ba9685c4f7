package dev.rowan.column;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jooq.Configuration;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** A type behind a binding of jOOQ's, which is a user's and may fail. Its exceptions may hold values: messages do not. */
final class BoundType<U> implements ColumnType<U> {
    private final Configuration configuration = BindingScopes.CONFIGURATION;
    private final Field<U> field;

    BoundType(Field<U> field) {
        this.field = field;
    }

    @Override
    public void set(PreparedStatement s, int parameter, @Nullable U value) throws SQLException {
        try {
            field.getBinding().set(new BindingScopes.Set<>(configuration, CheckedStatement.of(s), parameter, value));
        } catch (CheckedStatement.Refused e) {
            throw e;
        } catch (RuntimeException e) {
            throw new OwnProblem(
                    "parameter " + parameter + ": the binding threw "
                            + e.getClass().getName(),
                    e);
        }
    }

    @Override
    public @Nullable U getNullable(ResultSet rs, int column) throws SQLException {
        var context = new BindingScopes.Get<>(configuration, rs, column, field);
        try {
            field.getBinding().get(context);
        } catch (RuntimeException e) {
            throw new OwnProblem(
                    "the binding of column " + rs.getMetaData().getColumnLabel(column) + " threw "
                            + e.getClass().getName(),
                    e);
        }
        return context.value;
    }
}
