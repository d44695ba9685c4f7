/** What becomes of writes and reads when something breaks: run by {@code ./run faults}, and in short by each build. */
@NullMarked
package dev.rowan.faults;

import org.jspecify.annotations.NullMarked;
