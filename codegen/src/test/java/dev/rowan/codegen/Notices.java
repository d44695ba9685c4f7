package dev.rowan.codegen;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What a generation on this thread warns of, from when it is made until it is closed. */
final class Notices extends Handler implements AutoCloseable {
    private static final Logger OF_GENERATOR = Logger.getLogger(RowanGenerator.class.getName());

    private final long thread = Thread.currentThread().threadId();
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    Notices() {
        OF_GENERATOR.addHandler(this);
    }

    /** A line for each, without what jOOQ puts in front. */
    String text() {
        return String.join("", lines);
    }

    @Override
    public void publish(LogRecord logged) {
        if (logged.getLongThreadID() == thread) {
            lines.add(logged.getMessage().replaceFirst("^Rowan\\s*: ", "") + "\n");
        }
    }

    @Override
    public void flush() {
        // nothing is kept back
    }

    @Override
    public void close() {
        OF_GENERATOR.removeHandler(this);
    }
}
