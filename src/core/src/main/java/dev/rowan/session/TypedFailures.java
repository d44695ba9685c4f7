package dev.rowan.session;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.exception.DataAccessException;

/** Makes what jOOQ's own statements raise one of the sealed family as well, with the statement id {@code dsl}. */
final class TypedFailures implements ExecuteListener {
    private static final long serialVersionUID = 1L;

    private final transient Failures failures;
    private final transient PoolConnections pool;

    TypedFailures(Failures failures, PoolConnections pool) {
        this.failures = failures;
        this.pool = pool;
    }

    /** jOOQ hides what the release of a connection throws, so that is looked at before. */
    @Override
    public void executeEnd(ExecuteContext context) {
        Connection connection = context.connection();
        if (connection != null && context.configuration().data(OpenTransaction.class) == null) {
            try {
                pool.refuseLeftOpen(connection);
            } catch (SQLException e) {
                throw failures.ofStatement(Session.DSL, e);
            }
        }
    }

    @Override
    public void exception(ExecuteContext context) {
        if (CheckedBinds.isRefusal(context)) {
            return;
        }
        SQLException thrown = context.sqlException();
        if (thrown != null) {
            Connection connection = context.connection();
            if (connection != null) {
                ReadOnlyServer.leave(connection, thrown);
            }
            context.exception(failures.ofStatement(Session.DSL, Objects.requireNonNullElse(context.sql(), ""), thrown));
        } else if (context.exception() instanceof DataAccessException e) {
            SQLException cause = e.getCause(SQLException.class);
            if (cause != null) {
                context.exception(
                        context.statement() == null
                                ? failures.ofConnection(Session.DSL, cause)
                                : failures.ofStatement(Session.DSL, cause)); // a binding failed
            }
        }
    }
}
