/** jOOQ beside MULTISET. */
@NullMarked
package dev.rowan.bench.compare.jooq;

import org.jspecify.annotations.NullMarked;
