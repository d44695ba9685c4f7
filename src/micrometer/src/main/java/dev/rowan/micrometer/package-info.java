/** Statements as Micrometer's observations, named by OpenTelemetry's conventions for databases. */
@NullMarked
package dev.rowan.micrometer;

import org.jspecify.annotations.NullMarked;
