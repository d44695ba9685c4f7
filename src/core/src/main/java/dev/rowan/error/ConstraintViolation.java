package dev.rowan.error;

import java.sql.SQLException;

/** The server refused a row. */
public final class ConstraintViolation extends DatabaseFailure {
    private static final long serialVersionUID = 1L;

    /** What kind of constraint: the SQLSTATEs of class 23. */
    public enum Kind {
        UNIQUE("unique constraint"),
        FOREIGN_KEY("foreign key"),
        NOT_NULL("not-null constraint"),
        CHECK("check constraint"),
        EXCLUSION("exclusion constraint");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    private final Kind kind;
    private final transient Constraint constraint;

    /** For the runtime. */
    public ConstraintViolation(String statementId, Kind kind, Constraint constraint, SQLException sqlException) {
        super(
                statementId,
                kind.words + " " + constraint.constraintName() + " of " + constraint.tableName() + " is violated",
                sqlException);
        this.kind = kind;
        this.constraint = constraint;
    }

    /** What kind of constraint. */
    public Kind kind() {
        return kind;
    }

    /**
     * A constant of a generated enum, a {@link Constraint.NotNull}, or a {@link Constraint.Unlisted} one that the jar was
     * not generated with.
     */
    public Constraint constraint() {
        return constraint;
    }
}
