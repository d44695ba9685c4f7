/** The tables and views of a migrated database. */
@NullMarked
package dev.rowan.review.tables;

import org.jspecify.annotations.NullMarked;
