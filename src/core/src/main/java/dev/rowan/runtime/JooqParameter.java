package dev.rowan.runtime;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jooq.Configuration;
import org.jooq.Param;
import org.jooq.SQLDialect;
import org.jooq.impl.DefaultBinding;
import org.jooq.impl.DefaultConfiguration;

/** Sets a parameter that jOOQ rendered, by the binding of its type, in a statement that does not pass through jOOQ. */
public final class JooqParameter {
    private static final Configuration CONFIGURATION = new DefaultConfiguration().set(SQLDialect.POSTGRES);

    private JooqParameter() {}

    /** Sets it to the value that it holds. */
    public static <U> void set(PreparedStatement statement, int index, Param<U> parameter) throws SQLException {
        U value = parameter.getValue();
        boolean jooqs = DefaultBinding.class
                .getPackage()
                .equals(parameter.getBinding().getClass().getPackage());
        if (jooqs && (value instanceof LocalDate || value instanceof LocalDateTime)) {
            statement.setObject(index, value); // as java.sql.Date, jOOQ's way, the driver sends it without a type
        } else {
            parameter.getBinding().set(new BindingScopes.Set<>(CONFIGURATION, statement, index, value));
        }
    }
}
