@NullMarked
package dev.rowan.bench;

import org.jspecify.annotations.NullMarked;
