package dev.rowan.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What many slices of one contestant say.
 *
 * @param nanos per operation: the 20th percentile of the slices, because neighbours only ever make a slice slower
 * @param middle the same, their median: how far it is from {@code nanos} tells how noisy the run was
 * @param cpu nanoseconds of the client's CPU per operation: the 20th percentile of the slices
 * @param bytes allocated per operation: the median of the slices
 */
public record Figures(int slices, long operations, double nanos, double middle, double cpu, double bytes) {
    static Figures of(List<Slice> slices) {
        return new Figures(
                slices.size(),
                slices.stream().mapToLong(Slice::operations).sum(),
                quantile(slices, Slice::nanos, 0.2),
                quantile(slices, Slice::nanos, 0.5),
                quantile(slices, Slice::cpu, 0.2),
                quantile(slices, Slice::bytes, 0.5));
    }

    private static double quantile(List<Slice> slices, ToDoubleFunction<Slice> value, double part) {
        double[] sorted = slices.stream().mapToDouble(value).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("no slice was measured");
        }
        return sorted[(int) Math.round((sorted.length - 1) * part)];
    }
}
