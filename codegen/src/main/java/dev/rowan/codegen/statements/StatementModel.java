package dev.rowan.codegen.statements;

import dev.rowan.codegen.catalogue.ColumnModel;
import java.util.List;
import java.util.Optional;

/**
 * A static statement of a table.
 *
 * @param id stable, such as {@code users.findByEmail}, or {@code audit.users.findByEmail} in a schema that is not the first
 * @param methods the repository's methods that send it, such as {@code findByEmail, getByEmail}
 * @param description one sentence
 * @param sql of a family: the member with all columns
 * @param family what the runtime's StatementFamily is made of; empty where the text is a constant of the repository
 * @param parameters in order
 * @param results in order; empty when it returns no rows
 * @param rows how many rows it can return or write
 * @param optional SQL names of the columns that a member of the family may leave out
 * @param warnings what may make it slow
 */
public record StatementModel(
        String id,
        List<String> methods,
        String description,
        SqlText sql,
        Optional<Family> family,
        List<Parameter> parameters,
        List<Result> results,
        String rows,
        List<String> optional,
        List<String> warnings) {
    /** Without warnings. */
    StatementModel(
            String id,
            List<String> methods,
            String description,
            SqlText sql,
            Optional<Family> family,
            List<Parameter> parameters,
            List<Result> results,
            String rows,
            List<String> optional) {
        this(id, methods, description, sql, family, parameters, results, rows, optional, List.of());
    }

    static final String REFRESH = "refresh materialized view ";

    /** Whether it has no plan, so that PREPARE does not take it. */
    boolean isUtility() {
        return sql.jdbc().startsWith(REFRESH);
    }

    /** Whether it is one of those that neither PREPARE nor EXPLAIN takes. */
    boolean isCall() {
        return sql.jdbc().regionMatches(true, 0, "call", 0, 4);
    }

    /**
     * Statements that differ in the columns they set.
     *
     * @param verb the factory of StatementFamily, {@code insert} or {@code update}
     * @param start what stands before the columns
     * @param end what stands after them
     */
    public record Family(String verb, String start, String end) {
        /** The runtime makes the text of another's. */
        static final Family DERIVED = new Family("", "", "");

        /** Whether the repository has a constant for it. */
        public boolean isConstant() {
            return !equals(DERIVED);
        }
    }

    /** A parameter: its Java name and the column whose value it is, as far as the catalogue has one. */
    public record Parameter(String name, String declaredType) {
        static Parameter of(String name, ColumnModel column) {
            return new Parameter(name, column.declaredType());
        }
    }

    /** A column of the result. */
    public record Result(String name, String declaredType, boolean nullable) {
        static Result of(ColumnModel column) {
            return new Result(column.sqlName(), column.declaredType(), column.nullable());
        }
    }
}
