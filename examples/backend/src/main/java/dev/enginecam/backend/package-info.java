/** A REST backend: one controller for each table, one transaction for each request, one statement for each answer. */
@NullMarked
package dev.enginecam.backend;

import org.jspecify.annotations.NullMarked;
