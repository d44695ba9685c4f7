package dev.rowan.spring.test;

import dev.rowan.testing.MaxStatements;
import dev.rowan.testing.Statements;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.TestExecutionListener;

/** Called by Spring: empties {@link Statements} before each test method, and keeps the budget of {@link MaxStatements}. */
final class StatementBudgets implements TestExecutionListener {
    StatementBudgets() {}

    @Override
    public void beforeTestExecution(TestContext test) {
        statements(test).ifPresent(Statements::clear);
    }

    @Override
    public void afterTestExecution(TestContext test) {
        MaxStatements budget = budget(test);
        Optional<Statements> statements = statements(test);
        if (budget != null && statements.isPresent() && test.getTestException() == null) {
            statements.get().assertAtMost(budget.value());
        }
    }

    private static @Nullable MaxStatements budget(TestContext test) {
        MaxStatements own = AnnotatedElementUtils.findMergedAnnotation(test.getTestMethod(), MaxStatements.class);
        return own == null
                ? TestContextAnnotationUtils.findMergedAnnotation(test.getTestClass(), MaxStatements.class)
                : own;
    }

    /** Empty where the test has no context of Boot, as with the JUnit extension alone, which keeps its budgets itself. */
    private static Optional<Statements> statements(TestContext test) {
        return test.hasApplicationContext()
                ? Optional.ofNullable(test.getApplicationContext()
                        .getBeanProvider(Statements.class)
                        .getIfAvailable())
                : Optional.empty();
    }
}
