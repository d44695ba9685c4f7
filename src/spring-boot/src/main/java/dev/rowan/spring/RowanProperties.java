package dev.rowan.spring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What {@code rowan.*} says.
 *
 * @param facades the classes of facades that come with jars, such as {@code dev.enginecam.EngineCam}; those in the application's own
 *     packages are found
 * @param translateExceptions whether beans that are a {@code @Repository} throw Spring's {@code DataAccessException} in place of ours;
 *     false by default
 * @param problemDetails whether a web application answers our errors by problem details (RFC 9457); true by default
 */
@ConfigurationProperties("rowan")
public record RowanProperties(
        @Nullable List<String> facades,
        @Nullable Boolean translateExceptions,
        @Nullable Boolean problemDetails) {}
