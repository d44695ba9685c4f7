package dev.rowan.bench.compare;

import dev.rowan.bench.Figures;

/**
 * What one contestant did of one work across one network; figures as in {@link Figures}, in whole nanoseconds and bytes.
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
        long operations) {
    static Cell of(String network, String work, String contestant, Figures f) {
        return new Cell(
                network,
                work,
                contestant,
                Math.round(f.nanos()),
                Math.round(f.middle()),
                Math.round(f.cpu()),
                Math.round(f.bytes()),
                f.slices(),
                f.operations());
    }
}
