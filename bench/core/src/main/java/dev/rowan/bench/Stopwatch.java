package dev.rowan.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Measures slices on the calling thread, without allocating anything while it does; CPU and bytes of concurrent work are
 * those of the whole process. For one thread.
 */
public final class Stopwatch {
    private static final int MOST_OPERATIONS = 1 << 17;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final long[] nanos = new long[MOST_OPERATIONS];

    /** The last result, where others could see it, so that making it is no dead code. */
    @Nullable
    Object kept;

    Slice run(Contestant contestant, Work work, Bench bench, Duration length) throws SQLException {
        int operations = 0;
        long bytesBefore = bytes(work);
        long cpuBefore = cpu(work);
        long before = System.nanoTime();
        long end = before + length.toNanos();
        do {
            kept = contestant.run(work, bench);
            long now = System.nanoTime();
            nanos[operations++] = now - before;
            before = now;
        } while (before < end && operations < MOST_OPERATIONS);
        long cpu = cpu(work) - cpuBefore;
        long bytes = bytes(work) - bytesBefore;
        Arrays.sort(nanos, 0, operations);
        return new Slice(operations, nanos[operations / 2], (double) cpu / operations, (double) bytes / operations);
    }

    /** The bytes of one operation, over this many of them. */
    public double bytes(Contestant contestant, Work work, Bench bench, int operations) throws SQLException {
        long before = bytes(work);
        for (int i = 0; i < operations; i++) {
            kept = contestant.run(work, bench);
        }
        return (double) (bytes(work) - before) / operations;
    }

    private long cpu(Work work) {
        return work.concurrent() ? process.getProcessCpuTime() : threads.getCurrentThreadCpuTime();
    }

    private long bytes(Work work) {
        return work.concurrent() ? threads.getTotalThreadAllocatedBytes() : threads.getCurrentThreadAllocatedBytes();
    }
}
