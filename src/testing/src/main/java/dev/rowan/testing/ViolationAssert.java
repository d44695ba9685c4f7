package dev.rowan.testing;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Of a constraint that the server found violated: SQLSTATEs of class 23. The exception may be ours, or one that has the driver's
 * among its causes.
 */
public final class ViolationAssert extends AbstractAssert<ViolationAssert, Throwable> {
    private final ServerErrorMessage server;

    private ViolationAssert(Throwable thrown, ServerErrorMessage server) {
        super(thrown, ViolationAssert.class);
        this.server = server;
    }

    static ViolationAssert of(ThrowingCallable work) {
        Throwable thrown = Assertions.catchThrowable(work);
        if (thrown == null) {
            throw new AssertionError("no constraint was violated: no exception was thrown");
        }
        ServerErrorMessage server = serverOf(thrown);
        if (server == null || !String.valueOf(server.getSQLState()).startsWith("23")) {
            throw new AssertionError("no constraint was violated, but this was thrown: " + thrown, thrown);
        }
        return new ViolationAssert(thrown, server);
    }

    private static @Nullable ServerErrorMessage serverOf(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            SQLException sql = at instanceof SQLException self ? self : apart(at);
            if (sql instanceof PSQLException driver && driver.getServerErrorMessage() != null) {
                return driver.getServerErrorMessage();
            }
        }
        return null;
    }

    /** Ours keep the driver's apart from the causes, which are logged. */
    private static @Nullable SQLException apart(Throwable thrown) {
        try {
            Object kept = thrown.getClass().getMethod("sqlException").invoke(thrown);
            return kept instanceof Optional<?> some && some.orElse(null) instanceof SQLException sql ? sql : null;
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    /**
     * It is this one.
     *
     * @param constraint a constant of a generated enum, such as {@code UserConstraint.USERS_EMAIL_KEY}
     * @throws IllegalArgumentException when it is none
     */
    public ViolationAssert of(Enum<?> constraint) {
        try {
            Class<?> declaring = constraint.getDeclaringClass();
            Object table = declaring.getMethod("tableName").invoke(constraint);
            Object name = declaring.getMethod("constraintName").invoke(constraint);
            return ofTable(String.valueOf(table)).of(String.valueOf(name));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(constraint + " is no constraint of generated code", e);
        }
    }

    /** It has this name, such as {@code users_email_key}. Before PostgreSQL 18 a NOT NULL has none: see {@link #isOfNull}. */
    public ViolationAssert of(String constraint) {
        return is("constraint", constraint, server.getConstraint());
    }

    /** It is one of this table, such as {@code users}. */
    public ViolationAssert ofTable(String table) {
        return is("table", table, server.getTable());
    }

    /** It is a unique constraint or index, or a primary key. */
    public ViolationAssert isUnique() {
        return is("SQLSTATE", "23505", server.getSQLState());
    }

    /** It is a foreign key, at either end. */
    public ViolationAssert isForeignKey() {
        return is("SQLSTATE", "23503", server.getSQLState());
    }

    /** It is a check. */
    public ViolationAssert isCheck() {
        return is("SQLSTATE", "23514", server.getSQLState());
    }

    /** It is an exclusion constraint. */
    public ViolationAssert isExclusion() {
        return is("SQLSTATE", "23P01", server.getSQLState());
    }

    /** It is the NOT NULL of this column. */
    public ViolationAssert isOfNull(String column) {
        return is("SQLSTATE", "23502", server.getSQLState()).is("column", column, server.getColumn());
    }

    private ViolationAssert is(String what, String expected, @Nullable String got) {
        if (!Objects.equals(expected, got)) {
            throw failure(
                    "the %s is %s, not %s: SQLSTATE %s, constraint %s, table %s, column %s",
                    what,
                    got,
                    expected,
                    server.getSQLState(),
                    server.getConstraint(),
                    server.getTable(),
                    server.getColumn());
        }
        return this;
    }
}
