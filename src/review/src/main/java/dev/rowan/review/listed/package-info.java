/** What reaches the server beside catalogued statements: the session's commands, and texts that tests were seen to send. */
@NullMarked
package dev.rowan.review.listed;

import org.jspecify.annotations.NullMarked;
