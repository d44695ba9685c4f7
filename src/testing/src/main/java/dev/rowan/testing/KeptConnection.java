package dev.rowan.testing;

import java.util.List;
import java.util.Optional;

/** A test ended with a connection that it had not given back. */
final class KeptConnection extends AssertionError {
    private static final long serialVersionUID = 1;

    private KeptConnection(int count, Throwable taken) {
        super(
                "%s %s not given back\nhelp: close it, best by try-with-resources; the cause shows where it was taken"
                        .formatted(count, count == 1 ? "connection was" : "connections were"),
                taken);
    }

    /** @param taken where connections were taken */
    static Optional<KeptConnection> of(List<Throwable> taken) {
        if (taken.isEmpty()) {
            return Optional.empty();
        }
        var kept = new KeptConnection(taken.size(), taken.getFirst());
        taken.stream().skip(1).forEach(kept::addSuppressed);
        return Optional.of(kept);
    }
}
