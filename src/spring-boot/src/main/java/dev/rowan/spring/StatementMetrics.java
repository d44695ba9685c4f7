package dev.rowan.spring;

import dev.rowan.session.StatementEvent;
import dev.rowan.session.StatementListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.ObjectProvider;

/** Times statements with Micrometer, where the application has a registry. Thread-safe. */
final class StatementMetrics implements StatementListener {
    private final ObjectProvider<MeterRegistry> registries;
    private final Map<Counted, Timer> timers = new ConcurrentHashMap<>();

    /** All that differs between two timers. */
    private record Counted(String statement, String error, String status) {}

    StatementMetrics(ObjectProvider<MeterRegistry> registries) {
        this.registries = registries;
    }

    @Override
    public void executed(StatementEvent event) {
        var counted = new Counted(event.statementId(), StatementTags.error(event), StatementTags.status(event));
        Timer timer = timers.get(counted);
        if (timer == null) {
            MeterRegistry registry = registries.getIfAvailable();
            if (registry == null) {
                return;
            }
            timer = timers.computeIfAbsent(counted, c -> timer(registry, event));
        }
        timer.record(event.nanos(), TimeUnit.NANOSECONDS);
    }

    private static Timer timer(MeterRegistry registry, StatementEvent event) {
        return Timer.builder(StatementTags.DURATION)
                .description("Duration of database client operations")
                .tags(Tags.of(
                        StatementTags.SYSTEM,
                        StatementTags.POSTGRESQL,
                        StatementTags.SUMMARY,
                        event.statementId(),
                        StatementTags.COLLECTION,
                        StatementTags.collection(event),
                        StatementTags.ERROR,
                        StatementTags.error(event),
                        StatementTags.STATUS,
                        StatementTags.status(event),
                        StatementTags.OUTCOME,
                        StatementTags.outcome(event)))
                .register(registry);
    }
}
