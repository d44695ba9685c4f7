/** The catalogue of a migrated database, as plans and rules ask it: tables, indexes, keys by their oids. */
@NullMarked
package dev.rowan.review.schema;

import org.jspecify.annotations.NullMarked;
