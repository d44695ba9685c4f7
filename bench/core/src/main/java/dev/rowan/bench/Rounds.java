package dev.rowan.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets the contestants take turns in slices so short that a neighbour of the machine who is busy for a while slows all
 * of them.
 */
public final class Rounds {
    private static final int FEWEST = 3;

    private final Bench bench;
    private final List<? extends Contestant> contestants;
    private final Plan plan;
    private final Stopwatch stopwatch = new Stopwatch();

    public Rounds(Bench bench, List<? extends Contestant> contestants, Plan plan) {
        this.bench = bench;
        this.contestants = contestants;
        this.plan = plan;
    }

    /** Does all works in turn, so that the compiler has seen every one of them before the first is measured. */
    public void warmUp(List<Work> works) throws SQLException {
        long end = System.nanoTime() + plan.warmUp().toNanos();
        do {
            for (Work work : works) {
                for (Contestant contestant : those(work)) {
                    slice(contestant, work, plan.slice());
                }
            }
        } while (System.nanoTime() < end);
    }

    /** The figures of all who do this work, in the order of the contestants. */
    public Map<Contestant, Figures> measure(Work work) throws SQLException {
        List<? extends Contestant> those = those(work);
        var slices = new LinkedHashMap<Contestant, List<Slice>>();
        those.forEach(contestant -> slices.put(contestant, new ArrayList<>()));
        long end = System.nanoTime() + plan.perWork().toNanos();
        for (int round = 0; round < FEWEST || System.nanoTime() < end; round++) {
            for (int i = 0; i < those.size(); i++) { // another one begins each round
                Contestant contestant = those.get((round + i) % those.size());
                slices.computeIfAbsent(contestant, c -> new ArrayList<>()).add(slice(contestant, work, plan.slice()));
            }
        }
        var figures = new LinkedHashMap<Contestant, Figures>();
        slices.forEach((contestant, some) -> figures.put(contestant, Figures.of(some)));
        return figures;
    }

    private List<? extends Contestant> those(Work work) {
        return contestants.stream().filter(c -> c.does(work)).toList();
    }

    private Slice slice(Contestant contestant, Work work, Duration length) throws SQLException {
        Slice slice = stopwatch.run(contestant, work, bench, length);
        work.tidy(bench);
        return slice;
    }
}
