@NullMarked
package dev.rowan.postgres;

import org.jspecify.annotations.NullMarked;
