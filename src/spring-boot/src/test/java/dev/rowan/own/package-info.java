@NullMarked
package dev.rowan.own;

import org.jspecify.annotations.NullMarked;
