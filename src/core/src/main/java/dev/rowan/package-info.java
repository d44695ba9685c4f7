/** What callers of a generated facade use: databases, transactions, queries, configuration. */
@NullMarked
package dev.rowan;

import org.jspecify.annotations.NullMarked;
