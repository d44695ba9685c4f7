package dev.rowan.bench.compare;

import dev.rowan.bench.Bench;
import dev.rowan.bench.Work;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a library does, and how: each way has the type of what it reads. A work that is not among them it has no way to do. */
public final class Ways {
    /**
     * How a work is done.
     *
     * @param <W> the work
     * @param <T> what comes back, of the library's own types
     */
    @FunctionalInterface
    public interface Doing<W extends Work, T> {
        /** Does it once. */
        T run(W work, Bench bench) throws SQLException;
    }

    /**
     * One work.
     *
     * @param asJdbc makes what comes back into what hand-written JDBC has; not measured
     */
    private record Way<W extends Work, T>(Class<W> of, Doing<W, T> doing, Function<? super T, ?> asJdbc) {
        T run(Work work, Bench bench) throws SQLException {
            return doing.run(of.cast(work), bench);
        }

        Object rows(Work work, Bench bench) throws SQLException {
            return asJdbc.apply(run(work, bench));
        }
    }

    private final Map<Class<?>, Way<?, ?>> ways = new HashMap<>();
    private final Map<Class<?>, String> other = new HashMap<>();

    Ways() {}

    /** A work whose outcome is of the same types as with hand-written JDBC. */
    public <W extends Work, T> Ways does(Class<W> work, Doing<W, T> doing) {
        return does(work, doing, own -> own);
    }

    /** A work, and what makes its outcome into that of hand-written JDBC, for tests. */
    public <W extends Work, T> Ways does(Class<W> work, Doing<W, T> doing, Function<? super T, ?> asJdbc) {
        ways.put(work, new Way<>(work, doing, asJdbc));
        return this;
    }

    /** What is not the same about a work, as the tables say it. */
    public Ways differs(Class<? extends Work> work, String how) {
        other.put(work, how);
        return this;
    }

    boolean has(Work work) {
        return of(ways, work) != null;
    }

    /** Does it once. */
    Object run(Work work, Bench bench) throws SQLException {
        return way(work).run(work, bench);
    }

    /** Does it once; what comes back is as hand-written JDBC has it. */
    Object rows(Work work, Bench bench) throws SQLException {
        return way(work).rows(work, bench);
    }

    /** Empty when nothing is. */
    String differs(Work work) {
        String how = of(other, work);
        return how == null ? "" : how;
    }

    private Way<?, ?> way(Work work) {
        Way<?, ?> way = of(ways, work);
        if (way == null) {
            throw new IllegalArgumentException("there is no way to do this: " + work.title());
        }
        return way;
    }

    /** Of the work's class, or of that which it is a kind of. */
    private static <T> @Nullable T of(Map<Class<?>, T> map, Work work) {
        for (Class<?> c = work.getClass(); Work.class.isAssignableFrom(c); c = c.getSuperclass()) {
            T found = map.get(c);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
