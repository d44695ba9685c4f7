/** What is wrong with the user's files: where, what, and what to do. */
@NullMarked
package dev.rowan.codegen.problem;

import org.jspecify.annotations.NullMarked;
