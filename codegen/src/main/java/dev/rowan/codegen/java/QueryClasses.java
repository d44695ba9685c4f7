package dev.rowan.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeSpec;
import dev.rowan.codegen.names.NamedQuery;
import dev.rowan.codegen.names.NamedQuery.Row;
import dev.rowan.codegen.names.QueryPart;
import dev.rowan.codegen.queries.QueryParameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The classes that queries need of their own: a record for their rows and for what is nested in these, parameters, orders. */
public final class QueryClasses {
    private QueryClasses() {}

    /** Their simple names, by what they are. */
    public static Map<String, String> names(NamedQuery query, JavaTypes types) {
        Map<String, String> names = new LinkedHashMap<>();
        if (query.row() instanceof Row.Own own) {
            names.put("row", own.name());
        }
        query.nest().flatMap(QueryPart.Many::type).ifPresent(name -> names.put("elements", name));
        query.model().parameters().stream()
                .filter(QueryParameter::isList)
                .forEach(p -> names.put("list " + p.name(), query.element(p)));
        if (QueryTypes.areNamed(query, types)) {
            names.put("parameters", query.parameters());
        }
        if (!query.model().orders().isEmpty()) {
            names.put("order", query.order());
        }
        return names;
    }

    /** The method of the parameters that asks for an optional block. */
    public static String block(NamedQuery query, String block) {
        return ParametersEmitter.block(query, block);
    }

    /** What a record of a row has: two queries can share its name when this is the same. */
    public static String shape(Row.Own row, ClassName name, JavaTypes types) {
        return new QueryRowEmitter(name, row.parts(), List.of(), types).shape();
    }

    static List<TypeSpec> types(List<NamedQuery> queries, JavaTypes types) {
        List<TypeSpec> all = new ArrayList<>();
        Map<String, List<NamedQuery>> rows = new TreeMap<>();
        for (NamedQuery query : queries) {
            if (query.row() instanceof Row.Own own) {
                rows.computeIfAbsent(own.name(), n -> new ArrayList<>()).add(query);
            }
            query.model().parameters().stream()
                    .filter(QueryParameter::isList)
                    .forEach(p -> all.add(ListRecordEmitter.type(query, p, types)));
            if (QueryTypes.areNamed(query, types)) {
                all.add(ParametersEmitter.type(query, types));
            }
            if (!query.model().orders().isEmpty()) {
                all.add(OrderEmitter.type(query));
            }
        }
        rows.forEach((name, sharing) -> {
            NamedQuery first = sharing.getFirst();
            List<String> files = sharing.stream().map(q -> q.model().source()).toList();
            all.add(new QueryRowEmitter(ClassName.get(first.packageName(), name), parts(sharing), files, types).type());
            Optional<QueryPart.Many> nest = new Row.Own(name, parts(sharing)).nest();
            nest.flatMap(QueryPart.Many::type)
                    .ifPresent(element -> all.add(new QueryRowEmitter(
                                    ClassName.get(first.packageName(), element),
                                    nest.get().elements(),
                                    files,
                                    types)
                            .type()));
        });
        return all;
    }

    /** Of queries that share a record: what the reader has to look at for one of them, it looks at for all. */
    private static List<QueryPart> parts(List<NamedQuery> sharing) {
        return sharing.stream()
                .map(q -> ((Row.Own) q.row()).parts())
                .reduce(QueryClasses::careful)
                .orElseThrow();
    }

    private static List<QueryPart> careful(List<QueryPart> some, List<QueryPart> others) {
        List<QueryPart> parts = new ArrayList<>();
        for (int i = 0; i < some.size(); i++) {
            parts.add(careful(some.get(i), others.get(i)));
        }
        return parts;
    }

    /** Both have one shape. */
    private static QueryPart careful(QueryPart some, QueryPart other) {
        if (some instanceof QueryPart.Value a && other instanceof QueryPart.Value b) {
            return new QueryPart.Value(
                    a.member(), a.index(), a.column(), a.origin(), a.nullable(), a.checked() || b.checked());
        }
        if (some instanceof QueryPart.Whole a && other instanceof QueryPart.Whole b) {
            return new QueryPart.Whole(
                    a.member(), a.table(), a.index(), a.nullable(), a.held() && b.held(), a.presence());
        }
        if (some instanceof QueryPart.Many a && other instanceof QueryPart.Many b) {
            return new QueryPart.Many(a.member(), careful(a.elements(), b.elements()), a.type(), a.presence());
        }
        return some;
    }
}
