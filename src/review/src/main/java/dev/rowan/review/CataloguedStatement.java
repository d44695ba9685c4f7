package dev.rowan.review;

import java.util.List;
import java.util.Optional;

/**
 * A text that a jar sends, or one that a person wrote, before anything was measured.
 *
 * @param id stable, such as {@code cams.claimUnmeasured}
 * @param purpose one sentence
 * @param text with {@code $1}, without a semicolon
 * @param parameters in the order of their numbers
 * @param columns of its result, in order; empty where it returns no rows
 * @param rows how many rows it can return and write, as a sentence such as {@code at most $1 rows, by primary key}
 * @param senders the methods that send it, such as {@code CamRepository.claimUnmeasured}
 * @param table the table whose verb it is, such as {@code public.cams}; empty where a person wrote it
 * @param file of a person, with its line, such as {@code db/queries/cams/claim_unmeasured.sql:1}
 * @param optional columns that a member of the family may leave out; the text has them all
 */
public record CataloguedStatement(
        String id,
        Kind kind,
        String purpose,
        String text,
        List<Parameter> parameters,
        List<Column> columns,
        String rows,
        List<String> senders,
        Optional<String> table,
        Optional<String> file,
        List<String> optional) {
    public CataloguedStatement {
        parameters = List.copyOf(parameters);
        columns = List.copyOf(columns);
        senders = List.copyOf(senders);
        optional = List.copyOf(optional);
    }

    /** Where a text comes from. */
    public enum Kind {
        /** A verb of a repository. */
        VERB,
        /** The SELECT of a relation, which shapes have as a part. */
        RELATION,
        /** A query of a person's file. */
        QUERY,
        /** REFRESH and CALL, which PREPARE does not take. */
        UTILITY
    }

    /**
     * A parameter.
     *
     * @param sent the type that the driver binds, such as {@code character varying}: PREPARE with it gives the query's id in production
     * @param inferred the type that the server gives it by itself
     * @param java its type where a method takes it, such as {@code String}; empty where no Java sends it
     */
    public record Parameter(String name, String sent, String inferred, Optional<String> java) {}

    /** A column of the result. */
    public record Column(String name, String type, boolean nullable) {}
}
