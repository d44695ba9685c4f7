/** What the PostgreSQL driver loads by name. Not for use by anyone else. */
@NullMarked
package dev.rowan.testing.internal;

import org.jspecify.annotations.NullMarked;
