/** What other libraries load by name. Not for use by anyone else. */
@NullMarked
package dev.rowan.postgres.internal;

import org.jspecify.annotations.NullMarked;
