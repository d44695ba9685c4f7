package dev.rowan.bench;

import java.time.Duration;

/**
 * How long to measure.
 *
 * @param name of the result files
 * @param warmUp for all works together, before the first is measured
 * @param perWork for each work
 * @param slice how long a contestant has its turn
 */
public record Plan(String name, Duration warmUp, Duration perWork, Duration slice) {
    static final Plan QUICK = new Plan("quick", Duration.ofSeconds(15), Duration.ofSeconds(7), Duration.ofMillis(25));
    static final Plan FULL = new Plan("full", Duration.ofSeconds(45), Duration.ofSeconds(40), Duration.ofMillis(40));
}
