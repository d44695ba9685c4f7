/** A review as files: what a DBA reads on a screen, in a pull request, in psql and in a browser, and what programs read. */
@NullMarked
package dev.rowan.review.pages;

import org.jspecify.annotations.NullMarked;
