/** What a statement reads, writes, locks and sets off: measured on a migrated server, and worked out where EXPLAIN does not go. */
@NullMarked
package dev.rowan.review.access;

import org.jspecify.annotations.NullMarked;
