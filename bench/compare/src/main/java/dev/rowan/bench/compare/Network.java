package dev.rowan.bench.compare;

import dev.rowan.bench.DynamicFilter;
import dev.rowan.bench.GraphByKey;
import dev.rowan.bench.HundredFinds;
import dev.rowan.bench.JoinRows;
import dev.rowan.bench.ListOfGraphs;
import dev.rowan.bench.Plan;
import dev.rowan.bench.Projection;
import dev.rowan.bench.RowByKey;
import dev.rowan.bench.SeveralStatements;
import dev.rowan.bench.TenThousandInserts;
import dev.rowan.bench.ThousandRequests;
import dev.rowan.bench.TwentyGraphs;
import dev.rowan.bench.Work;
import java.time.Duration;
import java.util.List;

/** What lies between the client and the server. */
enum Network {
    LOOPBACK("loopback", Duration.ZERO),
    HALF_A_MILLISECOND("0.5 ms", Duration.ofNanos(500_000)),
    TWO_MILLISECONDS("2 ms", Duration.ofMillis(2));

    private final String title;
    private final Duration roundTrip;

    Network(String title, Duration roundTrip) {
        this.title = title;
        this.roundTrip = roundTrip;
    }

    String title() {
        return title;
    }

    /** What it adds. */
    Duration roundTrip() {
        return roundTrip;
    }

    /** Those of some works that are measured across it. */
    List<Work> among(Plan plan, List<Work> works) {
        return works.stream()
                .filter(work -> this == LOOPBACK
                        || (plan.name().equals(Plans.QUICK.name()) ? isTelling(work) : isMeasured(work)))
                .toList();
    }

    /** With 10,000 round trips it would take hours; what is one statement for everybody is another row by key at a distance. */
    private static boolean isMeasured(Work work) {
        return switch (work) {
            case TenThousandInserts w -> false;
            case Projection w -> false;
            case JoinRows w -> false;
            case DynamicFilter w -> false;
            case HundredFinds w -> false;
            default -> true;
        };
    }

    /** Where contestants differ most in how often they wait for the server. */
    private static boolean isTelling(Work work) {
        return switch (work) {
            case RowByKey w -> true;
            case SeveralStatements w -> true;
            case GraphByKey w -> true;
            case ListOfGraphs w -> true;
            case TwentyGraphs w -> true;
            case ThousandRequests w -> true;
            default -> false;
        };
    }
}
