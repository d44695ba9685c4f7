/** Rules of migrations: one class each, with a page and a pair of files {@code bad.sql} and {@code good.sql} in the resources. */
@NullMarked
package dev.rowan.review.migrations.rules;

import org.jspecify.annotations.NullMarked;
