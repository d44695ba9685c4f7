package dev.rowan.spring;

import dev.rowan.session.StatementEvent;

/** What OpenTelemetry's conventions for databases call the parts of a statement. None holds a value, and each has few of them. */
final class StatementTags {
    /** The metric, and what it counts. */
    static final String DURATION = "db.client.operation.duration";

    static final String SYSTEM = "db.system.name";
    static final String POSTGRESQL = "postgresql";

    /** The statement's id. */
    static final String SUMMARY = "db.query.summary";

    /** The table that the id names; for typed SQL the folder. */
    static final String COLLECTION = "db.collection.name";

    static final String ERROR = "error.type";
    static final String STATUS = "db.response.status_code";
    static final String OUTCOME = "outcome";

    /** Where there was no error. */
    static final String NONE = "none";

    private StatementTags() {}

    static String collection(StatementEvent event) {
        int dot = event.statementId().indexOf('.');
        return dot < 0 ? NONE : event.statementId().substring(0, dot);
    }

    static String error(StatementEvent event) {
        var failure = event.failure();
        return failure == null ? NONE : failure.getClass().getSimpleName();
    }

    static String status(StatementEvent event) {
        var failure = event.failure();
        return failure == null || failure.sqlState().isEmpty() ? NONE : failure.sqlState();
    }

    static String outcome(StatementEvent event) {
        return event.failure() == null ? "success" : "error";
    }
}
