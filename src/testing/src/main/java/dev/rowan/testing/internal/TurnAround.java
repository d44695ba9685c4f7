package dev.rowan.testing.internal;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts, on one connection, each read that comes after a write, once the connection is made. For one thread at a time,
 * as the driver's connection is.
 */
public final class TurnAround {
    private final AtomicLong count;
    private volatile boolean connected;
    private volatile boolean wrote;

    /** Adds to this count. */
    public TurnAround(AtomicLong count) {
        this.count = count;
    }

    /** The connection is made: what comes now counts. */
    public void connected() {
        wrote = false;
        connected = true;
    }

    void written() {
        wrote = true;
    }

    void reading() {
        if (wrote) {
            wrote = false;
            if (connected) {
                count.incrementAndGet();
            }
        }
    }
}
