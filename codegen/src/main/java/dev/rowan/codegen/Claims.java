package dev.rowan.codegen;

import dev.rowan.codegen.SchemaProblems.Help;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Who would have which name: without regard to the case of letters, as some file systems have it. */
final class Claims {
    private record Claim(String name, Set<String> users) {}

    private final Map<String, Claim> claims = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final List<Claim> inOrder = new ArrayList<>();

    /** {@code scope} and {@code name} together must be one user's; {@code shown} is what a message calls it. */
    void claim(String scope, String name, String shown, String user) {
        claims.computeIfAbsent(scope + name, n -> {
                    var claim = new Claim(shown, new LinkedHashSet<>());
                    inOrder.add(claim);
                    return claim;
                })
                .users()
                .add(user);
    }

    /** A name that several would have. */
    record Shared(String name, Set<String> users) {
        @Override
        public String toString() {
            return name + " would be that of " + String.join(" and of ", users);
        }
    }

    /** Those who share several names are reported once, by the first of these. */
    void report(SchemaProblems problems, Help help) {
        shared().forEach(shared -> problems.add(
                shared.toString(),
                shared.users().stream().anyMatch(user -> user.startsWith("the domain "))
                        ? Help.DOMAIN_NAME
                        : shared.users().stream().anyMatch(user -> user.startsWith("the ids of "))
                                ? Help.ID_NAME
                                : help));
    }

    /** Each group of users once, by the first of the names that they share. */
    List<Shared> shared() {
        Map<Set<String>, Shared> shared = new LinkedHashMap<>();
        for (Claim claim : inOrder) {
            if (claim.users().size() > 1) {
                shared.putIfAbsent(claim.users(), new Shared(claim.name(), claim.users()));
            }
        }
        return List.copyOf(shared.values());
    }
}
