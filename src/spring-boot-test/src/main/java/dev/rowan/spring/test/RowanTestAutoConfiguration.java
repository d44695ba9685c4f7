package dev.rowan.spring.test;

import dev.rowan.session.StatementListener;
import dev.rowan.spring.RowanAutoConfiguration;
import dev.rowan.testing.Statements;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** A bean of {@link Statements}, which hears all facades that are beans. */
@AutoConfiguration(before = RowanAutoConfiguration.class)
public final class RowanTestAutoConfiguration {
    /** For Boot. */
    RowanTestAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    Statements statements() {
        return Statements.create();
    }

    @Bean
    StatementListener statementsListener(Statements statements) {
        return event -> statements.add(event.statementId());
    }
}
