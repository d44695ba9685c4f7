package dev.rowan.bench.compare;

import dev.rowan.bench.Plan;
import dev.rowan.bench.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Works that are measured on the same connections.
 *
 * @param plan for all of them together
 * @param connections of the pool
 */
record Step(Network network, int connections, List<Work> works, Plan plan) {
    private static final int OF_CONCURRENT_WORK = 10;
    private static final int SHORTER = 6;

    /**
     * Those of a run. Concurrent work comes first: its threads may run everywhere, while the measuring thread and the
     * server share a CPU thereafter.
     */
    static List<Step> of(Plan plan, List<Work> works) {
        var steps = new ArrayList<Step>();
        for (Network network : Network.values()) {
            for (boolean concurrent : List.of(true, false)) {
                List<Work> those = network.among(plan, works).stream()
                        .filter(work -> work.concurrent() == concurrent)
                        .toList();
                if (!those.isEmpty()) {
                    boolean main = network == Network.LOOPBACK && !concurrent;
                    steps.add(new Step(
                            network, concurrent ? OF_CONCURRENT_WORK : 1, those, main ? plan : warmedUpSooner(plan)));
                }
            }
        }
        return steps;
    }

    /** Apart from rounds that begin before their time is over. */
    Duration duration() {
        return plan.warmUp().plus(plan.perWork().multipliedBy(works.size()));
    }

    boolean concurrent() {
        return connections > 1;
    }

    /** Where there is only one work, or all of them have been seen on the loopback device. */
    private static Plan warmedUpSooner(Plan plan) {
        return new Plan(plan.name(), plan.warmUp().dividedBy(SHORTER), plan.perWork(), plan.slice());
    }
}
