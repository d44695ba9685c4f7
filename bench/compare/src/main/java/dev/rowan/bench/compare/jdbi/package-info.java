/** JDBI. */
@NullMarked
package dev.rowan.bench.compare.jdbi;

import org.jspecify.annotations.NullMarked;
