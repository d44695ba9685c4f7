@NullMarked
package dev.rowan.faults;

import org.jspecify.annotations.NullMarked;
