package dev.rowan.micrometer;

import dev.rowan.error.DatabaseFailure;
import dev.rowan.micrometer.StatementObservation.Few;
import dev.rowan.micrometer.StatementObservation.Many;
import dev.rowan.session.StatementEvent;
import io.micrometer.common.KeyValues;
import org.jspecify.annotations.Nullable;

/** OpenTelemetry's names; see {@link StatementObservation}. Thread-safe. To be extended where something is to be added. */
public class DefaultStatementObservationConvention implements StatementObservationConvention {
    static final DefaultStatementObservationConvention INSTANCE = new DefaultStatementObservationConvention();

    private static final String NONE = "none";

    /** For those who extend it. */
    public DefaultStatementObservationConvention() {}

    @Override
    public String getName() {
        return "db.client.operation.duration";
    }

    /** The statement's id. */
    @Override
    public String getContextualName(StatementContext context) {
        return context.start().statementId();
    }

    @Override
    public KeyValues getLowCardinalityKeyValues(StatementContext context) {
        StatementEvent event = context.event();
        DatabaseFailure failure = event == null ? null : event.failure();
        return KeyValues.of(
                Few.SYSTEM.withValue("postgresql"),
                Few.SUMMARY.withValue(context.start().statementId()),
                Few.COLLECTION.withValue(collection(context.start().statementId())),
                Few.OUTCOME.withValue(event == null ? "unknown" : failure == null ? "success" : "error"),
                Few.ERROR.withValue(failure == null ? NONE : failure.getClass().getSimpleName()),
                Few.STATUS.withValue(status(failure)));
    }

    @Override
    public KeyValues getHighCardinalityKeyValues(StatementContext context) {
        StatementEvent event = context.event();
        return KeyValues.of(
                Many.TEXT.withValue(context.start().sql()),
                Many.ROWS.withValue(event == null ? NONE : Long.toString(event.rows())),
                Many.TRANSACTION.withValue(Long.toString(context.start().transaction())),
                Many.ATTEMPT.withValue(Integer.toString(context.start().attempt())),
                Many.REPLICA.withValue(Boolean.toString(context.start().onReplica())));
    }

    private static String collection(String id) {
        int dot = id.indexOf('.');
        return dot < 0 ? NONE : id.substring(0, dot);
    }

    private static String status(@Nullable DatabaseFailure failure) {
        return failure == null || failure.sqlState().isEmpty() ? NONE : failure.sqlState();
    }
}
