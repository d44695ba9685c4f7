package dev.rowan.spring;

import dev.rowan.Database;
import dev.rowan.micrometer.ObservedStatements;
import dev.rowan.micrometer.StatementObservationConvention;
import dev.rowan.session.StatementLog;
import io.micrometer.observation.ObservationRegistry;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jooq.autoconfigure.JooqAutoConfiguration;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.dao.annotation.PersistenceExceptionTranslationPostProcessor;

/**
 * Each facade is a bean on Boot's {@code DSLContext}, and so in the transactions of Spring. A bean of the application of the same type
 * takes its place. Beans that are a {@link dev.rowan.session.StatementListener} hear of each statement. The schema of each is migrated or
 * checked when the application starts.
 */
@AutoConfiguration(after = JooqAutoConfiguration.class)
@ConditionalOnClass({DSLContext.class, Database.class})
@EnableConfigurationProperties(RowanProperties.class)
@Import({Facades.class, DatabaseInitializationDependencyConfigurer.class})
public final class RowanAutoConfiguration {
    /** For Boot. */
    RowanAutoConfiguration() {}

    @Bean
    Schemas rowanSchemas(
            FoundFacades facades,
            ObjectProvider<DataSource> sources,
            ObjectProvider<Flyway> flyways,
            RowanProperties properties) {
        return new Schemas(facades, sources, flyways, properties);
    }

    @Bean
    @Conditional(Logged.class)
    StatementLog rowanStatementLog(RowanProperties properties) {
        return StatementLogs.of(properties);
    }

    static final class Logged extends AnyNestedCondition {
        Logged() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnProperty(name = "rowan.log-statements", havingValue = "true")
        static final class All {}

        @ConditionalOnProperty("rowan.slow-statement")
        static final class Slow {}
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(FlywayConfigurationCustomizer.class)
    @ConditionalOnProperty(name = "rowan.migrate", havingValue = "auto", matchIfMissing = true)
    static class BootsFlyway {
        /** The last, so that it sees what others set. */
        @Bean
        @Order(Ordered.LOWEST_PRECEDENCE)
        FlywayConfigurationCustomizer rowanMigrations(FoundFacades facades, Environment environment) {
            boolean lockIsSet = environment.containsProperty("spring.flyway.postgresql.transactional-lock");
            return flyway -> facades.all().stream()
                    .filter(facade -> Histories.isShared(flyway, facade.migrations()))
                    .forEach(facade -> Histories.add(flyway, facade, lockIsSet));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
    static class Healthy {
        @Bean
        @ConditionalOnEnabledHealthIndicator("rowan")
        @ConditionalOnMissingBean(name = "rowanHealthIndicator")
        SchemaHealth rowanHealthIndicator(Schemas schemas) {
            return new SchemaHealth(schemas);
        }
    }

    /** Boot makes metrics and spans of observations, where it is told to. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ObservationRegistry.class)
    static class Observed {
        @Bean
        @ConditionalOnMissingBean
        ObservedStatements rowanObservedStatements(
                ObjectProvider<ObservationRegistry> registries,
                ObjectProvider<StatementObservationConvention> conventions) {
            var observed = ObservedStatements.by(registries.getIfAvailable(() -> ObservationRegistry.NOOP));
            StatementObservationConvention convention = conventions.getIfAvailable();
            return convention == null ? observed : observed.convention(convention);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "rowan.translate-exceptions", havingValue = "true")
    static class Translation {
        @Bean
        @ConditionalOnMissingBean
        RowanExceptionTranslator rowanExceptionTranslator() {
            return new RowanExceptionTranslator();
        }

        @Bean
        @ConditionalOnMissingBean
        static PersistenceExceptionTranslationPostProcessor persistenceExceptionTranslationPostProcessor(
                Environment environment) {
            var processor = new PersistenceExceptionTranslationPostProcessor();
            processor.setProxyTargetClass(
                    environment.getProperty("spring.aop.proxy-target-class", Boolean.class, true));
            return processor;
        }
    }
}
