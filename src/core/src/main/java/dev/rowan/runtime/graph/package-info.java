/** Object graphs: what shapes read, composed into one string of SELECTs and assembled from their rows. */
@NullMarked
package dev.rowan.runtime.graph;

import org.jspecify.annotations.NullMarked;
