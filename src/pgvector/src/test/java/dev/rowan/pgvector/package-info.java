@NullMarked
package dev.rowan.pgvector;

import org.jspecify.annotations.NullMarked;
