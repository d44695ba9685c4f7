package dev.rowan.postgres.internal;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;
import org.jspecify.annotations.Nullable;

/** Keeps Flyway's banners and progress out of a build's output; what matters arrives as an exception. Stateless. */
public final class SilentLog implements LogCreator, Log {
    /** Called by Flyway, by reflection. */
    public SilentLog() {}

    @Override
    public Log createLogger(Class<?> type) {
        return this;
    }

    @Override
    public void debug(@Nullable String message) {}

    @Override
    public void info(@Nullable String message) {}

    @Override
    public void warn(@Nullable String message) {}

    @Override
    public void error(@Nullable String message) {}

    @Override
    public void error(@Nullable String message, @Nullable Exception cause) {}

    @Override
    public void notice(@Nullable String message) {}
}
