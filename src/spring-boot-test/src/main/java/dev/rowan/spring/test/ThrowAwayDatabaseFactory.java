package dev.rowan.spring.test;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Called by Spring. */
final class ThrowAwayDatabaseFactory implements ContextCustomizerFactory {
    ThrowAwayDatabaseFactory() {}

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> test, List<ContextConfigurationAttributes> attributes) {
        return TestContextAnnotationUtils.hasAnnotation(test, ThrowAwayDatabase.class) ? new WithDatabase() : null;
    }
}
