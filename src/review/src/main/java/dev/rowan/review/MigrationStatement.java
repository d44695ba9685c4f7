package dev.rowan.review;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * One statement of a migration, as it ran on filled tables. Tables with their schema; those that the same migration made are left out.
 *
 * @param number from 1, in its file
 * @param line of its file, from 1
 * @param locks that it took
 * @param held locks of the statements before it in the same transaction
 * @param rewritten tables whose rows were all written anew
 * @param read rows that it read under lock, by table
 * @param written rows that it wrote, by table
 * @param dropped objects that went, {@code by cascade} said
 * @param failed why it does not run on rows that exist
 * @param waits ids of the statements that wait for the locks that it took, those by keys and cascades among them
 * @param waitsHeld ids that wait for what the transaction holds already
 * @param duration at the stated rates; empty without sizes
 * @param instead files to write in its place, by name
 */
public record MigrationStatement(
        int number,
        int line,
        String text,
        List<TableLock> locks,
        List<TableLock> held,
        SortedSet<String> rewritten,
        SortedMap<String, Rows> read,
        SortedMap<String, Rows> written,
        List<String> dropped,
        Optional<String> failed,
        SortedSet<String> waits,
        SortedSet<String> waitsHeld,
        Optional<Duration> duration,
        SortedMap<String, String> instead,
        List<Finding> findings) {
    /** How many rows of a table. */
    public enum Rows {
        SOME,
        ALL
    }

    /** How long the locks are held at the stated sizes and rates. */
    public enum Duration {
        INSTANT,
        SECONDS,
        MINUTES,
        HOURS
    }
}
