@NullMarked
package dev.rowan.garage;

import org.jspecify.annotations.NullMarked;
