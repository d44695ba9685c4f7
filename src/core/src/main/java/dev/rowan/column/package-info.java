/**
 * For generated code: how the values of columns go to the server and come back, exactly or not at all.
 */
@NullMarked
package dev.rowan.column;

import org.jspecify.annotations.NullMarked;
