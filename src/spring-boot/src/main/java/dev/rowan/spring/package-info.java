/** Spring Boot: facades as beans, errors as problem details and as Spring's exceptions. */
@NullMarked
package dev.rowan.spring;

import org.jspecify.annotations.NullMarked;
