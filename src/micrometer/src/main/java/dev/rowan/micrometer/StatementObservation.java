package dev.rowan.micrometer;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * What is observed. Names and keys are those of OpenTelemetry.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/database/">Semantic conventions for database calls and systems</a>
 */
public enum StatementObservation implements ObservationDocumentation {
    /** One statement of a facade, {@code db.client.operation.duration}; as a span it is called by the statement's id. */
    STATEMENT;

    @Override
    public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
        return DefaultStatementObservationConvention.class;
    }

    @Override
    public KeyName[] getLowCardinalityKeyNames() {
        return Few.values();
    }

    @Override
    public KeyName[] getHighCardinalityKeyNames() {
        return Many.values();
    }

    @Override
    public String getPrefix() {
        return "db";
    }

    /** What has few values: of metrics and spans. */
    public enum Few implements KeyName {
        /** {@code postgresql}. */
        SYSTEM("db.system.name"),

        /** The statement's id, such as {@code users.find}. */
        SUMMARY("db.query.summary"),

        /** The table that the id names; for typed SQL its folder; {@code none} where it has none. */
        COLLECTION("db.collection.name"),

        /** {@code success} or {@code error}; {@code unknown} until the end. */
        OUTCOME("outcome"),

        /** The class of the failure, such as {@code ConstraintViolation}; {@code none} without one. */
        ERROR("error.type"),

        /** The SQLSTATE of the failure, such as {@code 23505}; {@code none} without one. */
        STATUS("db.response.status_code");

        private final String key;

        Few(String key) {
            this.key = key;
        }

        @Override
        public String asString() {
            return key;
        }
    }

    /** What has many values: of spans. */
    public enum Many implements KeyName {
        /** The SQL, with {@code ?} for each parameter. */
        TEXT("db.query.text"),

        /** How many rows were read or written. */
        ROWS("db.response.returned_rows"),

        /** The number of the transaction that the statement is of, within the process; 0 outside of one of the facade's. */
        TRANSACTION("rowan.transaction"),

        /** How often that transaction has been begun, from 1. */
        ATTEMPT("rowan.transaction.attempt"),

        /** {@code true} where the facade's replica got it. */
        REPLICA("rowan.replica");

        private final String key;

        Many(String key) {
            this.key = key;
        }

        @Override
        public String asString() {
            return key;
        }
    }
}
