package dev.rowan.codegen.statements;

import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.KnownType;
import dev.rowan.codegen.names.NamedQuery;
import dev.rowan.codegen.queries.QueryParameter;
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
    public boolean isUtility() {
        return sql.jdbc().startsWith(REFRESH);
    }

    /** Whether it is one of those that neither PREPARE nor EXPLAIN takes. */
    public boolean isCall() {
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

    /** A parameter: its Java name, and what sets it. */
    public record Parameter(String name, Source source) {}

    /** What sets a parameter, and with that the type with which the driver sends it. */
    public sealed interface Source {
        /** A column's value, by the ColumnType that the column has. */
        record Single(ColumnModel column) implements Source {}

        /** Values of a column, as the text of one array. */
        record Several(ColumnModel column) implements Source {}

        /** A number that no column has, by JDBC's own setter. */
        record Amount(KnownType type) implements Source {}

        /** A parameter of a query: of a column's type, or of its own. */
        record OfQuery(NamedQuery query, QueryParameter parameter) implements Source {}
    }

    /** A column of the result. */
    public record Result(String name, String declaredType, boolean nullable) {
        static Result of(ColumnModel column) {
            return new Result(column.sqlName(), column.declaredType(), column.nullable());
        }
    }
}
