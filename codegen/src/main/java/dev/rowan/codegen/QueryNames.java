package dev.rowan.codegen;

import dev.rowan.Queries;
import dev.rowan.codegen.names.Identifiers;
import dev.rowan.codegen.names.NamedQuery;
import dev.rowan.codegen.names.NamedQuery.Row;
import dev.rowan.codegen.names.NamedTable;
import dev.rowan.codegen.names.QueryPart;
import dev.rowan.codegen.names.Singular;
import dev.rowan.codegen.queries.Nest;
import dev.rowan.codegen.queries.QueryColumn;
import dev.rowan.codegen.queries.QueryModel;
import dev.rowan.codegen.queries.QueryParameter;
import dev.rowan.codegen.queries.TableRow;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Gives queries and what their rows have Java names. */
final class QueryNames {
    /** What the generated methods call their own. */
    private static final Set<String> TAKEN = Set.of(
            "blocks", "c", "order", "parameter", "parameters", "place", "reader", "rs", "s", "session", "variant");

    /** What the classes of queries inherit: an overload of one of these would be called in its place, or not compile. */
    private static final Set<String> INHERITED = Arrays.stream(Queries.class.getDeclaredMethods())
            .filter(m -> Modifier.isProtected(m.getModifiers()))
            .map(Method::getName)
            .collect(Collectors.toUnmodifiableSet());

    private final List<NamedTable> tables;
    private final String firstSchema;
    private final String packageName;
    private final String statements;
    private final String holder;

    /** {@code statements}: what ids of queries that belong to no table start with; {@code holder}: the class of these. */
    QueryNames(List<NamedTable> tables, String firstSchema, String packageName, String statements, String holder) {
        this.statements = statements;
        this.tables = tables;
        this.firstSchema = firstSchema;
        this.packageName = packageName;
        this.holder = holder;
    }

    /** The table whose folder the query is in; empty where that is left out of the generation. */
    Optional<NamedTable> tableOf(QueryModel query) {
        return query.table()
                .flatMap(name -> tables.stream()
                        .filter(t -> name.equals(
                                t.model().schema().equals(firstSchema)
                                        ? t.model().name()
                                        : t.model().qualifiedName()))
                        .findFirst());
    }

    NamedQuery named(QueryModel query) {
        Optional<NamedTable> table = tableOf(query);
        String name = Identifiers.member(Identifiers.camelCase(query.name()));
        String method = INHERITED.contains(name) ? name + "_" : name;
        String type = table.map(NamedTable::row).orElse("") + Identifiers.capitalized(method);
        Map<QueryParameter, String> members = new LinkedHashMap<>();
        Map<QueryParameter, QueryPart.TableColumn> origins = new LinkedHashMap<>();
        for (QueryParameter parameter : query.parameters()) {
            String member = Identifiers.member(Identifiers.camelCase(parameter.name()));
            members.put(parameter, TAKEN.contains(member) ? member + "_" : member);
            origin(parameter).ifPresent(o -> origins.put(parameter, o));
            for (QueryParameter component : parameter.components()) {
                members.put(component, Identifiers.member(Identifiers.camelCase(component.name())));
                origin(component).ifPresent(o -> origins.put(component, o));
            }
        }
        return new NamedQuery(
                query,
                table.map(NamedTable::packageName).orElse(packageName),
                table,
                table.map(NamedTable::statements).orElse(statements),
                table.map(NamedTable::repository).orElse(holder),
                method,
                type,
                row(query, query.rowName().orElseGet(() -> Identifiers.type(type, "Row"))),
                members,
                origins);
    }

    /** The column whose Java type a parameter has, which is that of all columns that it is used with. */
    private Optional<QueryPart.TableColumn> origin(QueryParameter parameter) {
        List<Optional<QueryPart.TableColumn>> origins = parameter.columns().stream()
                .map(c -> origin(c.schema(), c.table(), c.column()).filter(QueryPart.TableColumn::isOfTable))
                .toList();
        return origins.stream()
                .findFirst()
                .flatMap(first -> first)
                .filter(first ->
                        origins.stream().allMatch(o -> o.filter(first::isLike).isPresent()));
    }

    private Row row(QueryModel query, String name) {
        if (query.columns().isEmpty()) {
            return new Row.None();
        }
        List<QueryPart> parts = parts(query, name);
        if (query.rowName().isEmpty() && parts.size() == 1) {
            if (parts.getFirst() instanceof QueryPart.Whole whole && !whole.nullable()) {
                return new Row.OfTable(whole.table(), whole.held());
            }
            if (parts.getFirst() instanceof QueryPart.Value value && !value.nullable()) {
                return new Row.Single(value);
            }
        }
        return new Row.Own(name, parts);
    }

    private List<QueryPart> parts(QueryModel query, String name) {
        Optional<Nest> nest = query.nests().stream().findFirst();
        List<QueryPart> parts = new ArrayList<>();
        int index = 0;
        while (index < query.columns().size()) {
            int at = index;
            if (nest.isPresent() && nest.get().columns().contains(index)) {
                if (nest.get().columns().getFirst() == index) {
                    parts.add(many(query, nest.get(), name));
                }
                index++;
                continue;
            }
            Optional<QueryPart.Whole> whole = query.rows().stream()
                    .filter(r -> r.first() == at)
                    .flatMap(r -> whole(query, r).stream())
                    .findFirst();
            whole.ifPresent(parts::add);
            if (whole.isEmpty()) {
                parts.add(value(query, index, Optional.empty()));
            }
            index += whole.map(w -> w.table().model().columns().size()).orElse(1);
        }
        return parts;
    }

    /** Empty where the table is left out of the generation: its columns come one by one. */
    private Optional<QueryPart.Whole> whole(QueryModel query, TableRow row) {
        return table(row.schema(), row.table())
                .map(t -> new QueryPart.Whole(
                        member(query, row, t),
                        t,
                        row.first(),
                        row.nullable(),
                        row.held(),
                        value(query, row.presence(), Optional.empty())));
    }

    /** As the row is called where the alias is the table's name or starts it, and no other such row is of the same table; else as the alias. */
    private String member(QueryModel query, TableRow row, NamedTable table) {
        boolean abbreviated = query.rows().stream()
                        .filter(r -> isAbbreviation(r)
                                && r.schema().equals(row.schema())
                                && r.table().equals(row.table()))
                        .count()
                == 1;
        return Identifiers.member(Identifiers.camelCase(abbreviated && isAbbreviation(row) ? table.row() : row.name()));
    }

    private static boolean isAbbreviation(TableRow row) {
        return row.table().startsWith(row.name());
    }

    private QueryPart.Many many(QueryModel query, Nest nest, String name) {
        Optional<QueryPart.Value> presence =
                nest.canBeEmpty() ? Optional.of(value(query, nest.presence(), Optional.empty())) : Optional.empty();
        String member = Identifiers.member(Identifiers.camelCase(nest.name()));
        Optional<QueryPart.Whole> whole = query.rows().stream()
                .filter(r -> r.first() == nest.columns().getFirst()
                        && r.size() == nest.columns().size())
                .flatMap(r -> whole(query, r).stream())
                .findFirst();
        if (whole.isPresent()) {
            return new QueryPart.Many(member, List.of(whole.get()), Optional.empty(), presence);
        }
        List<QueryPart> elements = new ArrayList<>();
        nest.columns().forEach(i -> elements.add(value(query, i, presence)));
        boolean single = elements.size() == 1 && elements.getFirst() instanceof QueryPart.Value v && !v.nullable();
        return new QueryPart.Many(
                member,
                elements,
                single
                        ? Optional.empty()
                        : Optional.of(name + Identifiers.capitalized(Singular.of(Identifiers.camelCase(nest.name())))),
                presence);
    }

    /** {@code present}: a column that is known not to be null, so that others of its entry are as the table has them. */
    private QueryPart.Value value(QueryModel query, int index, Optional<QueryPart.Value> present) {
        QueryColumn column = query.columns().get(index);
        Optional<QueryPart.TableColumn> origin =
                column.origin().flatMap(o -> origin(o.schema(), o.table(), o.column()));
        boolean held = column.origin().filter(QueryColumn.Source::held).isPresent();
        boolean neverNull = held && origin.filter(o -> !o.column().nullable()).isPresent();
        boolean there = present.filter(p ->
                        p.index() == index || (neverNull && entry(p.column()).equals(entry(column))))
                .isPresent();
        boolean outer = column.origin().map(QueryColumn.Source::outer).orElse(true);
        boolean nullable = column.nullable() && !there;
        return new QueryPart.Value(
                origin.filter(o -> o.column().name().equals(column.label()))
                        .map(o -> o.table().member(o.column()))
                        .orElseGet(() -> Identifiers.member(Identifiers.camelCase(column.label()))),
                index,
                column,
                origin,
                nullable,
                !nullable && !(neverNull && (there || !outer)));
    }

    private static Optional<Integer> entry(QueryColumn column) {
        return column.origin().map(QueryColumn.Source::entry);
    }

    private Optional<QueryPart.TableColumn> origin(String schema, String table, String column) {
        return table(schema, table)
                .flatMap(t -> t.model().columns().stream()
                        .filter(c -> c.name().equals(column))
                        .findFirst()
                        .map(c -> new QueryPart.TableColumn(t, c)));
    }

    private Optional<NamedTable> table(String schema, String name) {
        return tables.stream()
                .filter(t ->
                        t.model().schema().equals(schema) && t.model().name().equals(name))
                .findFirst();
    }
}
