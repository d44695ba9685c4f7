package dev.rowan.codegen.names;

import dev.rowan.codegen.queries.QueryModel;
import dev.rowan.codegen.queries.QueryParameter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A query with its Java names.
 *
 * @param packageName of everything generated for it
 * @param table whose repository has the method; empty for a query of the facade
 * @param statements what its id starts with
 * @param holder the simple name of the class with the method: a repository, or the class of the facade's queries
 * @param method its name there
 * @param type what the names of the query's own classes start with, such as {@code ProjectOverview}
 * @param row what a row of the result is
 * @param members the name of each parameter, and of each component of a list of records
 * @param origins the column whose Java type a parameter has, where it is not the one that PostgreSQL's type has
 */
public record NamedQuery(
        QueryModel model,
        String packageName,
        Optional<NamedTable> table,
        String statements,
        String holder,
        String method,
        String type,
        Row row,
        Map<QueryParameter, String> members,
        Map<QueryParameter, QueryPart.TableColumn> origins) {
    /** What a row of the result is. */
    public sealed interface Row {
        /** Nothing is read. */
        record None() implements Row {}

        /** The row of a table; {@code held}: whether its NOT NULL holds for it, which it does not for what a function returns. */
        record OfTable(NamedTable table, boolean held) implements Row {}

        /** One column that is never null: its value. */
        record Single(QueryPart.Value value) implements Row {}

        /**
         * A record.
         *
         * @param name its simple name
         */
        record Own(String name, List<QueryPart> parts) implements Row {
            /** The list that the rows of the result are put together to, if there is one. */
            public Optional<QueryPart.Many> nest() {
                return parts.stream()
                        .filter(QueryPart.Many.class::isInstance)
                        .map(QueryPart.Many.class::cast)
                        .findFirst();
            }
        }
    }

    /** The constant with its text: {@code OVERVIEW}; {@code Q1_} where a class is called {@code Q1}, which it would hide. */
    public String constant() {
        String constant = Identifiers.constantOf(method);
        boolean hides = constant.equals(type) || (row instanceof Row.Own own && constant.equals(own.name()));
        return hides ? constant + "_" : constant;
    }

    /** The constant with all texts, where there are several. */
    public String variants() {
        return constant() + "_VARIANTS";
    }

    /** The class of its parameters, where they are given by name. */
    public String parameters() {
        return type + "Parameters";
    }

    /** The enum of its orders. */
    public String order() {
        return type + "Order";
    }

    public String member(QueryParameter parameter) {
        return Objects.requireNonNull(members.get(parameter));
    }

    /** The column whose Java type a parameter has. */
    public Optional<QueryPart.TableColumn> origin(QueryParameter parameter) {
        return Optional.ofNullable(origins.get(parameter));
    }

    /** The parameters of its texts: those of a list of records one by one. */
    public List<QueryParameter> bound() {
        return model.parameters().stream()
                .flatMap(p -> p.isList() ? p.components().stream() : Stream.of(p))
                .toList();
    }

    /** The list of records that gives a parameter. */
    public Optional<QueryParameter> listOf(QueryParameter parameter) {
        return model.parameters().stream()
                .filter(p -> p.components().contains(parameter))
                .findFirst();
    }

    /** The record of a list, such as {@code CamAddAllCam}. */
    public String element(QueryParameter list) {
        return type + Identifiers.capitalized(Singular.of(Identifiers.camelCase(list.name())));
    }

    /** As a text names it. */
    public QueryParameter parameter(String name) {
        return bound().stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
    }

    /** Parameters that every call gives. */
    public List<QueryParameter> required() {
        return model.parameters().stream().filter(p -> p.block().isEmpty()).toList();
    }

    /** Those of an optional block. */
    public List<QueryParameter> ofBlock(String block) {
        return model.parameters().stream()
                .filter(p -> p.block().equals(Optional.of(block)))
                .toList();
    }

    /** The nest of the rows, if there is one. */
    public Optional<QueryPart.Many> nest() {
        return row instanceof Row.Own own ? own.nest() : Optional.empty();
    }
}
