package dev.rowan.spring;

import dev.rowan.Database;
import org.jooq.DSLContext;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jooq.autoconfigure.JooqAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.dao.annotation.PersistenceExceptionTranslationPostProcessor;
import org.springframework.http.ProblemDetail;

/**
 * Each facade is a bean on Boot's {@code DSLContext}, and so in the transactions of Spring. A bean of the application of the same type
 * takes its place. Beans that are a {@link dev.rowan.session.StatementListener} hear of each statement.
 */
@AutoConfiguration(after = JooqAutoConfiguration.class)
@ConditionalOnClass({DSLContext.class, Database.class})
@EnableConfigurationProperties(RowanProperties.class)
@Import(Facades.class)
public final class RowanAutoConfiguration {
    /** For Boot. */
    RowanAutoConfiguration() {}

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

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication
    @ConditionalOnClass(ProblemDetail.class)
    @ConditionalOnProperty(name = "rowan.problem-details", havingValue = "true", matchIfMissing = true)
    static class Web {
        @Bean
        @ConditionalOnMissingBean
        RowanProblemDetails rowanProblemDetails() {
            return new RowanProblemDetails();
        }
    }
}
