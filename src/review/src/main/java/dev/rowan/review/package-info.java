/** What a DBA reads of a release: its statements, its migrations, what waits for what, and the findings. */
@NullMarked
package dev.rowan.review;

import org.jspecify.annotations.NullMarked;
