package dev.rowan.runtime;

import java.sql.SQLException;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.exception.DataAccessException;

/** Makes what jOOQ's own statements raise one of the sealed family as well, with the statement id {@code dsl}. */
final class TypedFailures implements ExecuteListener {
    private static final long serialVersionUID = 1L;

    private final transient Failures failures;

    TypedFailures(Failures failures) {
        this.failures = failures;
    }

    @Override
    public void exception(ExecuteContext context) {
        SQLException cause = context.sqlException();
        if (cause == null && context.exception() instanceof DataAccessException e) { // no connection was to be had
            cause = e.getCause(SQLException.class);
        }
        if (cause != null) {
            context.exception(failures.ofStatement(Session.DSL, cause));
        }
    }
}
