/** Rowan beside its peers: the same schema, data, server, connections and run. */
@NullMarked
package dev.rowan.bench.compare;

import org.jspecify.annotations.NullMarked;
