package dev.rowan.column;

import dev.rowan.error.InvalidInput;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLType;
import java.util.Collection;
import java.util.Map;
import org.jooq.tools.jdbc.DefaultPreparedStatement;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;

/**
 * A statement that refuses a value which the driver would send as another: whoever sets it, jOOQ's bindings and the user's
 * included.
 */
public final class CheckedStatement extends DefaultPreparedStatement {
    private CheckedStatement(PreparedStatement statement) {
        super(statement);
    }

    /** The same statement, checked. */
    public static CheckedStatement of(PreparedStatement statement) {
        return statement instanceof CheckedStatement checked ? checked : new CheckedStatement(statement);
    }

    @Override
    public void setString(int parameter, @Nullable String value) throws SQLException {
        check(parameter, value);
        super.setString(parameter, value);
    }

    @Override
    public void setNString(int parameter, @Nullable String value) throws SQLException {
        check(parameter, value);
        super.setNString(parameter, value);
    }

    @Override
    public void setBigDecimal(int parameter, @Nullable BigDecimal value) throws SQLException {
        check(parameter, value);
        super.setBigDecimal(parameter, value);
    }

    @Override
    public void setObject(int parameter, @Nullable Object value) throws SQLException {
        check(parameter, value);
        super.setObject(parameter, value);
    }

    @Override
    public void setObject(int parameter, @Nullable Object value, int type) throws SQLException {
        check(parameter, value);
        super.setObject(parameter, value, type);
    }

    @Override
    public void setObject(int parameter, @Nullable Object value, int type, int scale) throws SQLException {
        check(parameter, value);
        super.setObject(parameter, value, type, scale);
    }

    @Override
    public void setObject(int parameter, @Nullable Object value, SQLType type) throws SQLException {
        check(parameter, value);
        super.setObject(parameter, value, type);
    }

    @Override
    public void setObject(int parameter, @Nullable Object value, SQLType type, int scale) throws SQLException {
        check(parameter, value);
        super.setObject(parameter, value, type, scale);
    }

    @Override
    public void setArray(int parameter, @Nullable Array value) throws SQLException {
        check(parameter, value == null ? null : value.toString()); // the driver's shows its text
        super.setArray(parameter, value);
    }

    @Override
    public void setCharacterStream(int parameter, @Nullable Reader value) throws SQLException {
        super.setCharacterStream(parameter, checked(parameter, value));
    }

    @Override
    public void setCharacterStream(int parameter, @Nullable Reader value, int length) throws SQLException {
        super.setCharacterStream(parameter, checked(parameter, value), length);
    }

    @Override
    public void setCharacterStream(int parameter, @Nullable Reader value, long length) throws SQLException {
        super.setCharacterStream(parameter, checked(parameter, value), length);
    }

    private static @Nullable Reader checked(int parameter, @Nullable Reader value) throws SQLException {
        if (value == null) {
            return null;
        }
        var text = new StringWriter();
        try {
            value.transferTo(text);
        } catch (IOException e) {
            throw new OwnProblem("parameter " + parameter + ": its text cannot be read", e);
        }
        check(parameter, text.toString());
        return new StringReader(text.toString());
    }

    private static void check(int parameter, @Nullable Object value) {
        try {
            check(value);
        } catch (IllegalArgumentException e) {
            throw new Refused("parameter " + parameter, String.valueOf(e.getMessage()));
        }
    }

    private static void check(@Nullable Object value) {
        switch (value) {
            case String text -> Storable.text(text);
            case BigDecimal number -> Storable.numeric(number);
            case PGobject object -> check(object.getValue());
            case Character c -> Storable.text(c.toString());
            case Object[] elements -> {
                for (Object element : elements) {
                    check(element);
                }
            }
            case Collection<?> elements -> elements.forEach(CheckedStatement::check);
            case Map<?, ?> entries ->
                entries.forEach((k, v) -> {
                    check(k);
                    check(v);
                });
            case null, default -> {}
        }
    }

    /** Ours, among all that a binding may throw; on its way to where the statement is known. */
    public static final class Refused extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        private final String parameter;
        private final String why;

        public Refused(String parameter, String why) {
            super(parameter + ": " + why);
            this.parameter = parameter;
            this.why = why;
        }

        public InvalidInput of(String statementId) {
            return new InvalidInput(statementId, parameter, why);
        }
    }
}
