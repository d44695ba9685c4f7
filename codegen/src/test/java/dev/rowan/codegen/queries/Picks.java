package dev.rowan.codegen.queries;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Choices at random. */
final class Picks {
    private final Random random;

    Picks(Random random) {
        this.random = random;
    }

    int number(int below) {
        return random.nextInt(below);
    }

    /** One in so many. */
    boolean chance(int of) {
        return random.nextInt(of) == 0;
    }

    String pick(String... of) {
        return of[random.nextInt(of.length)];
    }

    /** One of them, the others unmade. */
    @SafeVarargs
    final String any(Supplier<String>... of) {
        return of[random.nextInt(of.length)].get();
    }

    <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    String text() {
        return pick("''", "'a'", "'zb'");
    }

    String orNull(String value) {
        return chance(3) ? "null" : value;
    }
}
