package dev.rowan.bench.compare;

import dev.rowan.bench.Figures;
import java.util.OptionalLong;

/**
 * What one contestant did of one work across one network; figures as in {@link Figures}, in whole nanoseconds and bytes.
 *
 * @param statements how many the server executed, where it counts them
 * @param differs what is not the same about it as with hand-written JDBC; empty when nothing is
 */
record Cell(
        String network,
        String work,
        String contestant,
        long nanos,
        long middle,
        long cpu,
        long bytes,
        int slices,
        long operations,
        OptionalLong statements,
        String differs) {
    static Cell of(String network, String work, String contestant, Figures f, OptionalLong statements, String differs) {
        return new Cell(
                network,
                work,
                contestant,
                Math.round(f.nanos()),
                Math.round(f.middle()),
                Math.round(f.cpu()),
                Math.round(f.bytes()),
                f.slices(),
                f.operations(),
                statements,
                differs);
    }
}
