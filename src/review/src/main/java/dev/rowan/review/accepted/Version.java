package dev.rowan.review.accepted;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Versions by their numbers: 1.10 comes after 1.9, and v2 is 2. */
final class Version {
    private Version() {}

    static int compare(String one, String other) {
        List<BigInteger> a = numbers(one);
        List<BigInteger> b = numbers(other);
        for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
            int order = at(a, i).compareTo(at(b, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static BigInteger at(List<BigInteger> numbers, int i) {
        return i < numbers.size() ? numbers.get(i) : BigInteger.ZERO;
    }

    private static List<BigInteger> numbers(String version) {
        List<BigInteger> numbers = new ArrayList<>();
        for (String part : version.split("[^0-9]+", -1)) {
            if (!part.isEmpty()) {
                numbers.add(new BigInteger(part));
            }
        }
        return numbers;
    }
}
