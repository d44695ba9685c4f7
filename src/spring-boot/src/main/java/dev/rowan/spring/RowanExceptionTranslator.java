package dev.rowan.spring;

import dev.rowan.error.CommitOutcomeUnknown;
import dev.rowan.error.ConnectionLost;
import dev.rowan.error.ConstraintViolation;
import dev.rowan.error.DatabaseFailure;
import dev.rowan.error.InvalidInput;
import dev.rowan.error.NoConnection;
import dev.rowan.error.NotPopulated;
import dev.rowan.error.QueryFailed;
import dev.rowan.error.QueryTimeout;
import dev.rowan.error.RowNotFound;
import dev.rowan.error.StaleRow;
import dev.rowan.error.StreamClosed;
import dev.rowan.error.TooManyRows;
import dev.rowan.error.TransactionEnded;
import dev.rowan.error.TransientFailure;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.dao.support.PersistenceExceptionTranslator;

/**
 * Makes Spring's exceptions of ours, where they leave a bean that is a {@code @Repository}. Ours is the cause, and its message, which
 * has no values, is theirs. Stateless.
 */
public final class RowanExceptionTranslator implements PersistenceExceptionTranslator {
    /** Of lock_not_available. */
    private static final String NO_LOCK = "55P03";

    /** Of what rolls a transaction back: deadlocks, serialization failures. */
    private static final String ROLLED_BACK = "40";

    /** Stateless. */
    public RowanExceptionTranslator() {}

    @Override
    public @Nullable DataAccessException translateExceptionIfPossible(RuntimeException e) {
        return e instanceof DatabaseFailure failure ? translated(failure, String.valueOf(e.getMessage())) : null;
    }

    private static DataAccessException translated(DatabaseFailure failure, String message) {
        return switch (failure) {
            case ConstraintViolation e
            when e.kind() == ConstraintViolation.Kind.UNIQUE -> new DuplicateKeyException(message, e);
            case ConstraintViolation e -> new DataIntegrityViolationException(message, e);
            case InvalidInput e -> new DataIntegrityViolationException(message, e);
            case RowNotFound e -> new EmptyResultDataAccessException(message, 1, e);
            case TooManyRows e -> new IncorrectResultSizeDataAccessException(message, 1, e);
            case StaleRow e -> new OptimisticLockingFailureException(message, e);
            case TransientFailure e when e.sqlState().equals(NO_LOCK) -> new CannotAcquireLockException(message, e);
            case TransientFailure e
            when e.sqlState().startsWith(ROLLED_BACK) -> new ConcurrencyFailureException(message, e);
            case TransientFailure e -> new TransientDataAccessResourceException(message, e);
            case QueryTimeout e -> new QueryTimeoutException(message, e);
            case NoConnection e -> new DataAccessResourceFailureException(message, e);
            case ConnectionLost e -> new DataAccessResourceFailureException(message, e);
            case CommitOutcomeUnknown e -> new DataAccessResourceFailureException(message, e);
            case NotPopulated e -> new InvalidDataAccessApiUsageException(message, e);
            case StreamClosed e -> new InvalidDataAccessApiUsageException(message, e);
            case TransactionEnded e -> new InvalidDataAccessApiUsageException(message, e);
            case QueryFailed e -> new InvalidDataAccessResourceUsageException(message, e);
        };
    }
}
