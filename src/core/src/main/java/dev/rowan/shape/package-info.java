/**
 * What comes along with a row, in one round trip. For callers: {@link dev.rowan.shape.Shape}, the relations
 * ({@link dev.rowan.shape.ToOne}, {@link dev.rowan.shape.OptionalToOne}, {@link dev.rowan.shape.ToMany}) and what their methods give.
 * Joins, keys and graphs are for generated code.
 */
@NullMarked
package dev.rowan.shape;

import org.jspecify.annotations.NullMarked;
