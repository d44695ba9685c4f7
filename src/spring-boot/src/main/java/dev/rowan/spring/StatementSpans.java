package dev.rowan.spring;

import dev.rowan.session.StatementEvent;
import dev.rowan.session.StatementListener;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.ObjectProvider;

/**
 * A span of Micrometer Tracing for each statement, below the span that the thread is in, such as a request's. It is told afterwards, and
 * so begins in the past. Thread-safe.
 */
final class StatementSpans implements StatementListener {
    private final ObjectProvider<Tracer> tracers;

    StatementSpans(ObjectProvider<Tracer> tracers) {
        this.tracers = tracers;
    }

    @Override
    public void executed(StatementEvent event) {
        Tracer tracer = tracers.getIfAvailable();
        if (tracer == null) {
            return;
        }
        Instant now = Instant.now();
        long end = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        Span.Builder builder = tracer.spanBuilder()
                .name(event.statementId())
                .kind(Span.Kind.CLIENT)
                .tag(StatementTags.SYSTEM, StatementTags.POSTGRESQL)
                .tag(StatementTags.SUMMARY, event.statementId())
                .tag(StatementTags.COLLECTION, StatementTags.collection(event))
                .tag("db.query.text", event.sql())
                .tag("db.response.returned_rows", event.rows())
                .startTimestamp(end - event.nanos(), TimeUnit.NANOSECONDS);
        Span parent = tracer.currentSpan();
        if (parent != null) {
            builder.setParent(parent.context());
        }
        var failure = event.failure();
        if (failure != null) {
            builder.tag(StatementTags.ERROR, StatementTags.error(event))
                    .tag(StatementTags.STATUS, StatementTags.status(event))
                    .error(failure);
        }
        builder.start().end(end, TimeUnit.NANOSECONDS);
    }
}
