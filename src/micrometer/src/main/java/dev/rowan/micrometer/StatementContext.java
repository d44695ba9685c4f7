package dev.rowan.micrometer;

import dev.rowan.session.StatementEvent;
import dev.rowan.session.StatementStart;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an observed statement. It is that of a client, which tells the server nothing of the trace. For the thread that executes
 * the statement.
 */
public final class StatementContext extends SenderContext<Object> {
    private final StatementStart start;
    private @Nullable StatementEvent event;

    StatementContext(StatementStart start) {
        super((carrier, key, value) -> {}, Kind.CLIENT);
        this.start = start;
        setRemoteServiceName("postgresql");
    }

    /** The statement; without values. */
    public StatementStart start() {
        return start;
    }

    /** How it ended; null until then. */
    public @Nullable StatementEvent event() {
        return event;
    }

    void setEvent(StatementEvent event) {
        this.event = event;
    }
}
