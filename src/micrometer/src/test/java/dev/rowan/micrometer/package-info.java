@NullMarked
package dev.rowan.micrometer;

import org.jspecify.annotations.NullMarked;
