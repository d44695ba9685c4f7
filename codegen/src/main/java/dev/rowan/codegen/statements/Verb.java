package dev.rowan.codegen.statements;

import dev.rowan.codegen.catalogue.ColumnModel;
import java.util.List;

/**
 * What a repository can do, with the statement that it sends. {@link TableStatements#verbs} lists those of a table, and everything
 * else follows from that list: methods, constants, catalogue, review.
 *
 * @param constant the statement's name in the repository
 * @param key the columns by which rows are found; none where it is by no key
 */
public record Verb(Kind kind, String constant, List<ColumnModel> key, StatementModel statement) {
    /** In the order of a repository's methods. */
    public enum Kind {
        /** {@code find, get}. */
        FIND,
        EXISTS,
        /** {@code findBy..., getBy...}. */
        FIND_BY,
        LIST_BY,
        LIST,
        COUNT,
        FIND_ALL,
        LOCK,
        REFRESH,
        REFRESH_CONCURRENTLY,
        INSERT,
        INSERT_ALL,
        INSERT_IF_ABSENT,
        UPSERT,
        UPSERT_AND_TELL,
        UPSERT_ALL,
        UPDATE,
        UPDATE_AND_GET,
        UPDATE_ALL,
        DELETE,
        DELETE_ALL,
        DELETE_UNCHANGED,
        RESTORE,
        ERASE
    }
}
