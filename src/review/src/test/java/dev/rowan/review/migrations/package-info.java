@NullMarked
package dev.rowan.review.migrations;

import org.jspecify.annotations.NullMarked;
