package dev.rowan.testing;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/**
 * AssertJ's assertions for rows, for constraints and for statements. They need AssertJ on the class path, which the rest of this
 * package does not.
 */
public final class RowanAssertions {
    private RowanAssertions() {}

    /** Of a row, or of any other record. */
    public static RowAssert assertThatRow(Record row) {
        return new RowAssert(row);
    }

    /** Of what facades sent. */
    public static StatementsAssert assertThatStatements(Statements statements) {
        return new StatementsAssert(statements);
    }

    /**
     * Does the work, which must violate a constraint of the server: with a facade, jOOQ, Spring or JDBC.
     *
     * <pre>{@code
     * assertThatViolation(() -> db.users().insert(ada)).isUnique().of(UserConstraint.USERS_EMAIL_KEY);
     * }</pre>
     */
    public static ViolationAssert assertThatViolation(ThrowingCallable work) {
        return ViolationAssert.of(work);
    }
}
