package dev.rowan.bench.compare;

import dev.rowan.bench.Plan;
import dev.rowan.bench.Work;
import java.time.Duration;
import java.util.List;

/** How long to measure. */
final class Plans {
    static final Plan FULL = new Plan("full", Duration.ofSeconds(120), Duration.ofSeconds(60), Duration.ofMillis(40));
    static final Plan QUICK = new Plan("quick", Duration.ofSeconds(60), Duration.ofSeconds(11), Duration.ofMillis(25));

    /** Three slices of each: whether everything can be measured, no figures. */
    static final Plan SMOKE = new Plan("smoke", Duration.ZERO, Duration.ZERO, Duration.ofMillis(1));

    private Plans() {}

    /** The default first. */
    static List<Plan> all() {
        return List.of(FULL, QUICK, SMOKE);
    }

    /** How long it takes, apart from rounds that begin before their time is over. */
    static Duration duration(Plan plan, List<Work> works) {
        return Step.of(plan, works).stream().map(Step::duration).reduce(Duration.ZERO, Duration::plus);
    }
}
