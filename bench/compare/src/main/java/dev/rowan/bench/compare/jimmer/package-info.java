/** Jimmer. */
@NullMarked
package dev.rowan.bench.compare.jimmer;

import org.jspecify.annotations.NullMarked;
