package dev.rowan.session;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement that is about to be sent.
 *
 * @param statementId its id in the catalogue, such as {@code users.find}
 * @param sql its text, with {@code ?} for each parameter; no values
 * @param transaction the same number for all statements of one transaction, savepoints included; 0 outside of a transaction of the facade's
 * @param attempt how often that transaction has been begun, from 1; see {@link TransactionOptions#attempts}
 * @param onReplica whether it goes to the replica of the facade
 * @param parameterValues the values in the order of the {@code ?}, as text; empty for a listener that does not
 *     {@linkplain StatementListener#takesParameterValues take} them
 */
public record StatementStart(
        String statementId,
        String sql,
        long transaction,
        int attempt,
        boolean onReplica,
        List<@Nullable String> parameterValues) {
    /** A copy of the list. */
    public StatementStart {
        parameterValues = Collections.unmodifiableList(new ArrayList<>(parameterValues));
    }

    /** The same for who is not to see values. */
    StatementStart withoutValues() {
        return parameterValues.isEmpty()
                ? this
                : new StatementStart(statementId, sql, transaction, attempt, onReplica, List.of());
    }

    /** Without values. */
    @Override
    public String toString() {
        return "StatementStart[" + statementId + ", transaction=" + transaction + ", attempt=" + attempt + "]";
    }
}
