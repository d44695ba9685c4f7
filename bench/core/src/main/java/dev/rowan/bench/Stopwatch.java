package dev.rowan.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Measures slices on the calling thread, without allocating anything while it does. For one thread. */
final class Stopwatch {
    private static final int MOST_OPERATIONS = 1 << 17;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final long[] nanos = new long[MOST_OPERATIONS];

    /** The last result, where others could see it, so that making it is no dead code. */
    @Nullable
    Object kept;

    Slice run(Contestant contestant, Work work, Bench bench, Duration length) throws SQLException {
        int operations = 0;
        long bytesBefore = threads.getCurrentThreadAllocatedBytes();
        long cpuBefore = threads.getCurrentThreadCpuTime();
        long before = System.nanoTime();
        long end = before + length.toNanos();
        do {
            kept = contestant.run(work, bench);
            long now = System.nanoTime();
            nanos[operations++] = now - before;
            before = now;
        } while (before < end && operations < MOST_OPERATIONS);
        long cpu = threads.getCurrentThreadCpuTime() - cpuBefore;
        long bytes = threads.getCurrentThreadAllocatedBytes() - bytesBefore;
        Arrays.sort(nanos, 0, operations);
        return new Slice(operations, nanos[operations / 2], (double) cpu / operations, (double) bytes / operations);
    }

    /** The bytes of one operation, over this many of them. */
    double bytes(Contestant contestant, Work work, Bench bench, int operations) throws SQLException {
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < operations; i++) {
            kept = contestant.run(work, bench);
        }
        return (double) (threads.getCurrentThreadAllocatedBytes() - before) / operations;
    }
}
