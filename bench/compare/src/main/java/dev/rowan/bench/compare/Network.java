package dev.rowan.bench.compare;

import dev.rowan.bench.TenThousandInserts;
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

    /** Those of some works that are measured across it: with 10,000 round trips in one of them it would take hours. */
    List<Work> among(List<Work> works) {
        return works.stream()
                .filter(work -> this == LOOPBACK || !(work instanceof TenThousandInserts))
                .toList();
    }
}
