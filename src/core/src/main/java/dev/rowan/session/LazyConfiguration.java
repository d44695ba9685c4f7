package dev.rowan.session;

import java.util.function.Supplier;
import org.jooq.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * A jOOQ configuration that is made when it is first asked for: a process that sends static SQL alone does not load jOOQ for it.
 * Thread-safe.
 */
final class LazyConfiguration {
    private final boolean own;
    private final Supplier<Configuration> maker;
    private @Nullable Configuration made;

    private LazyConfiguration(boolean own, Supplier<Configuration> maker) {
        this.own = own;
        this.maker = maker;
    }

    /** One of ours: its transactions are, too. */
    static LazyConfiguration own(Supplier<Configuration> maker) {
        return new LazyConfiguration(true, maker);
    }

    static LazyConfiguration of(Configuration made) {
        return new LazyConfiguration(false, () -> made);
    }

    /** Whether nobody else says how transactions are run. */
    boolean isOwn() {
        return own;
    }

    synchronized Configuration get() {
        if (made == null) {
            made = maker.get();
        }
        return made;
    }
}
