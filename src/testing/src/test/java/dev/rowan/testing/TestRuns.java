package dev.rowan.testing;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Runs tests of tests. */
final class TestRuns {
    private TestRuns() {}

    static Events of(Class<?> test) {
        return run(test, "allow");
    }

    static Events run(Class<?> test, String repeats) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(test))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                .configurationParameter(Budgets.REPEATS, repeats)
                .execute()
                .testEvents();
    }

    /** The messages of the tests that failed, each after the test's name. */
    static List<String> failures(Events run) {
        return run.failed().stream()
                .map(event -> event.getTestDescriptor().getDisplayName().replaceFirst("\\(.*", "") + ": "
                        + event.getRequiredPayload(TestExecutionResult.class)
                                .getThrowable()
                                .map(Throwable::getMessage)
                                .orElse(""))
                .sorted()
                .toList();
    }
}
