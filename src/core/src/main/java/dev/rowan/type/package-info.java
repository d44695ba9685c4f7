/** Values of PostgreSQL's types that Java has no class for. Immutable; each prints what PostgreSQL reads. */
@NullMarked
package dev.rowan.type;

import org.jspecify.annotations.NullMarked;
