@NullMarked
package dev.rowan.bench.compare;

import org.jspecify.annotations.NullMarked;
