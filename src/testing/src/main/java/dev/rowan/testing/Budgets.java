package dev.rowan.testing;

import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** What a test may send. */
final class Budgets {
    static final String REPEATS = "rowan.testing.repeats";

    private Budgets() {}

    /**
     * After the test method.
     *
     * @param statements null where the test has no database
     */
    static void check(ExtensionContext test, @Nullable Statements statements, boolean refusingRepeats) {
        Optional<MaxStatements> budget = find(MaxStatements.class, test);
        if (budget.isPresent()) {
            checkCount(budget.get().value(), statements);
        }
        if (statements != null && (refusingRepeats || refusedByConfiguration(test))) {
            checkRepeats(find(AllowRepeats.class, test), statements);
        }
    }

    private static void checkCount(int max, @Nullable Statements statements) {
        if (statements == null || !statements.isHeard()) {
            throw new AssertionError(
                    "@MaxStatements(%s) has counted nothing: no facade of the test is heard\n".formatted(max)
                            + "help: take the facade as a parameter of the test; one that you make yourself is heard by"
                            + " facade.listener(event -> statements.add(event.statementId()))");
        }
        statements.assertAtMost(max);
    }

    private static boolean refusedByConfiguration(ExtensionContext test) {
        Optional<String> setting = test.getConfigurationParameter(REPEATS);
        if (setting.isPresent()
                && !setting.get().equals("refuse")
                && !setting.get().equals("allow")) {
            throw new ExtensionConfigurationException(
                    REPEATS + " is " + setting.get() + "\nhelp: say refuse or allow, in junit-platform.properties");
        }
        return setting.isPresent() && setting.get().equals("refuse");
    }

    private static void checkRepeats(Optional<AllowRepeats> allowed, Statements statements) {
        if (allowed.isPresent() && allowed.get().value().length == 0) {
            return;
        }
        Map<String, Integer> repeats = statements.repeats();
        allowed.ifPresent(some -> List.of(some.value()).forEach(repeats::remove));
        if (!repeats.isEmpty()) {
            throw new AssertionError("statements were repeated within one transaction: "
                    + repeats.entrySet().stream()
                            .map(each -> Statements.times(each.getKey(), each.getValue()))
                            .collect(Collectors.joining(", "))
                    + "\nhelp: send one for all, by a shape, findAll, insertAll or a list as a parameter;"
                    + " where repeats are meant say @AllowRepeats");
        }
    }

    /** Of the method, else of the nearest class around it. */
    private static <A extends Annotation> Optional<A> find(Class<A> annotation, ExtensionContext test) {
        for (Optional<ExtensionContext> at = Optional.of(test);
                at.isPresent();
                at = at.get().getParent()) {
            Optional<A> found = AnnotationSupport.findAnnotation(at.get().getElement(), annotation);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
