package dev.rowan.review.migrations;

import dev.rowan.review.MigrationStatement.Rows;
import dev.rowan.review.TableLock;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * A statement of a migration, as it ran on filled tables. Tables with their schema; those that the same migration made are left out.
 *
 * @param number from 1, in its file
 * @param line of its file, from 1
 * @param locks that it took: of each table the strongest, and two where neither is stronger
 * @param held locks of the statements before it in the same transaction
 * @param rewritten tables whose rows were all written anew
 * @param truncated tables that were emptied without reading them
 * @param reindexed indexes that were built anew where their table was not
 * @param read rows that it read
 * @param written rows that it wrote
 * @param dropped objects that went, {@code by cascade} said
 * @param failed why it does not run on rows that exist, whatever their values
 * @param refused why the first rows that it was tried on were refused: whether others are depends on their values
 * @param changes of the catalogue
 * @param lockTimeout as it was when the statement began; {@code 0} where there is none
 * @param preexisting tables that were there before the migration began
 */
public record TracedStatement(
        int number,
        int line,
        String text,
        List<TableLock> locks,
        List<TableLock> held,
        SortedSet<String> rewritten,
        SortedSet<String> truncated,
        SortedSet<String> reindexed,
        SortedMap<String, Rows> read,
        SortedMap<String, Rows> written,
        List<String> dropped,
        Optional<String> failed,
        Optional<String> refused,
        List<Change> changes,
        String lockTimeout,
        SortedSet<String> preexisting) {
    /** Whether a table was there before the migration began. */
    public boolean isOld(String table) {
        return preexisting.contains(table);
    }
}
