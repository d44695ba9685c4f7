package dev.rowan.micrometer;

import static java.util.Objects.requireNonNull;

import dev.rowan.session.StatementEvent;
import dev.rowan.session.StatementListener;
import dev.rowan.session.StatementStart;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * A listener that makes an {@link StatementObservation observation} of each statement: a metric, and with Micrometer Tracing a span below the
 * one that is current where the statement starts. No value of a parameter or a row is in it. Immutable and thread-safe.
 *
 * <pre>{@code
 * EngineCam db = EngineCam.of(dataSource).listener(ObservedStatements.by(registry));
 * }</pre>
 *
 * <p>An observation begins when the values are bound and ends when the last row is read. No scope is opened: a statement has nothing
 * below it.
 */
public final class ObservedStatements implements StatementListener {
    private final ObservationRegistry registry;
    private final @Nullable StatementObservationConvention convention;

    private ObservedStatements(ObservationRegistry registry, @Nullable StatementObservationConvention convention) {
        this.registry = registry;
        this.convention = convention;
    }

    /** With OpenTelemetry's names, unless the registry has a {@code GlobalObservationConvention} of its own for them. */
    public static ObservedStatements by(ObservationRegistry registry) {
        return new ObservedStatements(requireNonNull(registry, "registry is null"), null);
    }

    /** The same with other names. */
    public ObservedStatements convention(StatementObservationConvention other) {
        return new ObservedStatements(registry, requireNonNull(other, "other is null"));
    }

    @Override
    public StatementListener started(StatementStart start) {
        if (registry.isNoop()) {
            return this;
        }
        var context = new StatementContext(start);
        Observation observation = StatementObservation.STATEMENT
                .observation(convention, DefaultStatementObservationConvention.INSTANCE, () -> context, registry)
                .start();
        return event -> end(observation, context, event);
    }

    private static void end(Observation observation, StatementContext context, StatementEvent event) {
        context.setEvent(event);
        if (event.failure() != null) {
            observation.error(event.failure());
        }
        observation.stop();
    }

    /** Where nobody observes. */
    @Override
    public void executed(StatementEvent event) {}
}
