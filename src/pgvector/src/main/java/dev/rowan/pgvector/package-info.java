/**
 * Columns of the extension pgvector: {@link dev.rowan.pgvector.Vector} and the other types, the operators as
 * {@link dev.rowan.pgvector.Distance}, and the settings of its indexes.
 */
@NullMarked
package dev.rowan.pgvector;

import org.jspecify.annotations.NullMarked;
