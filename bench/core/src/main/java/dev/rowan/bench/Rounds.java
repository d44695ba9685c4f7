package dev.rowan.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Lets the contestants take turns in slices so short that a neighbour of the machine who is busy for a while slows all
 * of them.
 */
final class Rounds {
    private final Bench bench;
    private final Plan plan;
    private final Stopwatch stopwatch = new Stopwatch();

    Rounds(Bench bench, Plan plan) {
        this.bench = bench;
        this.plan = plan;
    }

    /** Does all works in turn, so that the compiler has seen every one of them before the first is measured. */
    void warmUp(List<Work> works) throws SQLException {
        long end = System.nanoTime() + plan.warmUp().toNanos();
        while (System.nanoTime() < end) {
            for (Work work : works) {
                for (Contestant contestant : Contestant.values()) {
                    slice(contestant, work, plan.slice());
                }
            }
        }
    }

    Map<Contestant, Figures> measure(Work work) throws SQLException {
        Contestant[] contestants = Contestant.values();
        var slices = new EnumMap<Contestant, List<Slice>>(Contestant.class);
        long end = System.nanoTime() + plan.perWork().toNanos();
        for (int round = 0; System.nanoTime() < end; round++) {
            for (int i = 0; i < contestants.length; i++) { // another one begins each round
                Contestant contestant = contestants[(round + i) % contestants.length];
                slices.computeIfAbsent(contestant, c -> new ArrayList<>()).add(slice(contestant, work, plan.slice()));
            }
        }
        var figures = new EnumMap<Contestant, Figures>(Contestant.class);
        slices.forEach((contestant, some) -> figures.put(contestant, Figures.of(some)));
        return figures;
    }

    private Slice slice(Contestant contestant, Work work, Duration length) throws SQLException {
        Slice slice = stopwatch.run(contestant, work, bench, length);
        work.tidy(bench);
        return slice;
    }
}
