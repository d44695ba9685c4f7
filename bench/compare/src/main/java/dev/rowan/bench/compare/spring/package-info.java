/** Spring Data JDBC. */
@NullMarked
package dev.rowan.bench.compare.spring;

import org.jspecify.annotations.NullMarked;
