package dev.rowan.runtime;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jooq.Configuration;
import org.jooq.Param;
import org.jooq.SQLDialect;
import org.jooq.impl.DefaultConfiguration;

/** Sets a parameter that jOOQ rendered, by the binding of its type, in a statement that does not pass through jOOQ. */
public final class JooqParameter {
    private static final Configuration CONFIGURATION = new DefaultConfiguration().set(SQLDialect.POSTGRES);

    private JooqParameter() {}

    /** Sets it to the value that it holds. */
    public static <U> void set(PreparedStatement statement, int index, Param<U> parameter) throws SQLException {
        parameter.getBinding().set(new BindingScopes.Set<>(CONFIGURATION, statement, index, parameter.getValue()));
    }
}
