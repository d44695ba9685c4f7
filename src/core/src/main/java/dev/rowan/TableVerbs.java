package dev.rowan;

import dev.rowan.insert.NewRow;
import dev.rowan.table.Patch;

/**
 * What the repository of a table with a primary key has, where nothing is in the way. Only generated repositories implement it.
 *
 * @param <R> the row
 * @param <K> the primary key: the column's value, or the record of several
 * @param <N> the new row
 * @param <P> the patch
 */
public interface TableVerbs<R, K, N extends NewRow<R>, P extends Patch<R>>
        extends KeyVerbs<R, K>, GraphVerbs<R, N>, KeyUpdateVerbs<R, K, P>, KeyDeleteVerbs<R, K> {}
