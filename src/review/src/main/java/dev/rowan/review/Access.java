package dev.rowan.review;

import java.util.List;
import java.util.SortedSet;

/**
 * What a statement touches. Tables with their schema.
 *
 * @param reads by name, through views too
 * @param writes by name
 * @param cascades tables whose rows it deletes or changes by foreign keys, to the end of the chain
 * @param checks tables where the server looks for a key that a written row names, or for rows that name a deleted one
 * @param triggers such as {@code public.users: users_set_updated_at, before update, set_updated_at()}
 * @param locks of tables, views and sequences that it takes, the strongest of each, those by cascades and checks among them. Who locks a
 *     table locks its indexes too
 */
public record Access(
        SortedSet<String> reads,
        SortedSet<String> writes,
        SortedSet<String> cascades,
        SortedSet<String> checks,
        List<String> triggers,
        List<TableLock> locks) {}
