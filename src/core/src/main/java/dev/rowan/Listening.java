package dev.rowan;

/** Hears messages of a channel until it is closed; see {@link Database#subscribe}. Thread-safe. */
public interface Listening extends AutoCloseable {
    /**
     * No message is handed over from now on; one that is being handled is waited for, but for a second at most. A second call does
     * nothing.
     */
    @Override
    void close();
}
