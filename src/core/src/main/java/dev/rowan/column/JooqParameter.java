package dev.rowan.column;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jooq.Binding;
import org.jooq.Configuration;
import org.jooq.Param;
import org.jooq.impl.DefaultBinding;

/** Sets a parameter that jOOQ rendered, by the binding of its type, in a statement that does not pass through jOOQ. */
public final class JooqParameter {
    private JooqParameter() {}

    /**
     * Sets it to the value that it holds.
     *
     * @param statement checks what is set
     * @throws IllegalArgumentException when the driver would send another value; the message holds none
     * @throws SQLException also when the binding, which can be a user's, throws something else
     */
    public static <U> void set(Configuration configuration, CheckedStatement statement, int index, Param<U> parameter)
            throws SQLException {
        U value = parameter.getValue();
        if (isJooqs(parameter.getBinding()) && (value instanceof LocalDate || value instanceof LocalDateTime)) {
            statement.setObject(index, value); // as java.sql.Date, jOOQ's way, the driver sends it without a type
            return;
        }
        try {
            parameter.getBinding().set(new BindingScopes.Set<>(configuration, statement, index, value));
        } catch (CheckedStatement.Refused e) {
            throw e;
        } catch (RuntimeException e) {
            throw new OwnProblem(
                    "parameter " + index + ": its binding threw " + e.getClass().getName(), e);
        }
    }

    /** Whether it is one that jOOQ has by itself. */
    public static boolean isJooqs(Binding<?, ?> binding) {
        return DefaultBinding.class.getPackage().equals(binding.getClass().getPackage());
    }
}
