/**
 * Tests of Spring Boot's applications.
 *
 * <p>Start at {@link dev.rowan.spring.test.ThrowAwayDatabase}.
 */
@NullMarked
package dev.rowan.spring.test;

import org.jspecify.annotations.NullMarked;
