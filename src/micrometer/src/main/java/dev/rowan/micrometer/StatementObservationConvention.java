package dev.rowan.micrometer;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/** How statements are called in metrics and spans. To be thread-safe. */
public interface StatementObservationConvention extends ObservationConvention<StatementContext> {
    @Override
    default boolean supportsContext(Observation.Context context) {
        return context instanceof StatementContext;
    }
}
