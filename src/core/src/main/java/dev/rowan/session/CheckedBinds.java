package dev.rowan.session;

import dev.rowan.column.CheckedStatement;
import dev.rowan.column.Storable;
import dev.rowan.error.InvalidInput;
import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import org.jooq.Configuration;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.VisitListenerProvider;
import org.jspecify.annotations.Nullable;

/** Refuses in jOOQ's own statements what the driver or the server would take for another value. */
final class CheckedBinds implements ExecuteListener {
    private static final long serialVersionUID = 1L;

    /** Of values in a list that goes as an array: jOOQ writes all of a statement's as literals where there are more than 32,767. */
    private static final int LONG_LIST = 1_000;

    /** The same configuration, or one that has this too, and whose lists and comparisons are as ours. */
    static Configuration in(Configuration configuration, Copying copying) {
        Configuration checked = Arrays.stream(configuration.executeListenerProviders())
                        .anyMatch(p -> p.provide() instanceof CheckedBinds)
                ? configuration
                : configuration.deriveAppending(new CheckedBinds(copying));
        return checked.visitListenerProviders().length > 0
                ? checked
                : checked.deriveAppending(new ListsAsArrays(LONG_LIST), new ExtensionOperators());
    }

    /** Whether a listener changes SQL by what is somebody else's. */
    static boolean isForeign(VisitListenerProvider listener) {
        return !(listener.provide() instanceof ListsAsArrays || listener.provide() instanceof ExtensionOperators);
    }

    private final transient Copying copying; // nobody serializes one

    CheckedBinds(Copying copying) {
        this.copying = copying;
    }

    @Override
    public void prepareStart(ExecuteContext context) {
        if (copying.isAny()) {
            copying.refuse(Session.DSL, context.connection());
        }
        check(context, context.sql());
        for (String sql : context.batchSQL()) {
            check(context, sql);
        }
    }

    @Override
    public void prepareEnd(ExecuteContext context) {
        PreparedStatement statement = context.statement();
        if (statement != null && !(statement instanceof CallableStatement)) {
            context.statement(CheckedStatement.of(statement));
        }
    }

    @Override
    public void exception(ExecuteContext context) {
        isRefusal(context);
    }

    /** Whether a value was refused, which the context then says. */
    static boolean isRefusal(ExecuteContext context) {
        if (context.exception() instanceof InvalidInput) {
            return true;
        }
        CheckedStatement.Refused refused = refused(context.sqlException());
        if (refused == null) {
            refused = refused(context.exception());
        }
        if (refused != null) {
            context.exception(refused.of(Session.DSL));
        }
        return refused != null;
    }

    /** jOOQ wraps what binding throws. */
    private static CheckedStatement.@Nullable Refused refused(@Nullable Throwable thrown) {
        Throwable e = thrown;
        while (e != null && !(e instanceof CheckedStatement.Refused)) {
            e = e.getCause();
        }
        return (CheckedStatement.Refused) e;
    }

    private static void check(ExecuteContext context, @Nullable String sql) {
        if (sql == null) {
            return;
        }
        Storable.sql(Session.DSL, sql);
        try {
            Literals.check(Session.DSL, context.connection(), sql);
        } catch (SQLException e) {
            context.sqlException(e);
        }
    }
}
