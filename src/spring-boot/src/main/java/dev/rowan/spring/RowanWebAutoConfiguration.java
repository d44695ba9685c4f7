package dev.rowan.spring;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** A web application answers our errors by problem details (RFC 9457), alone or together with Spring's own. */
@AutoConfiguration(beforeName = "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration")
@ConditionalOnWebApplication
@ConditionalOnClass(ProblemDetail.class)
@ConditionalOnProperty(name = "rowan.problem-details", havingValue = "true", matchIfMissing = true)
public final class RowanWebAutoConfiguration {
    /** For Boot. */
    RowanWebAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    RowanProblemDetails rowanProblemDetails() {
        return new RowanProblemDetails();
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ResponseEntityExceptionHandler.class)
    @ConditionalOnProperty(name = "spring.mvc.problemdetails.enabled", havingValue = "true")
    static class BesideSprings {
        @Bean
        @ConditionalOnMissingBean(ResponseEntityExceptionHandler.class)
        @Order(0)
        RowanResponseEntityExceptionHandler rowanResponseEntityExceptionHandler(RowanProblemDetails problems) {
            return new RowanResponseEntityExceptionHandler(problems);
        }
    }
}
