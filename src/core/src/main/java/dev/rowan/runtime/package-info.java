/** What generated code is written against. Public for it, not for people. */
@NullMarked
package dev.rowan.runtime;

import org.jspecify.annotations.NullMarked;
