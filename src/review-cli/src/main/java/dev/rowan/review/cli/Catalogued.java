package dev.rowan.review.cli;

import dev.rowan.codegen.queries.QueryModel;
import dev.rowan.codegen.queries.QueryParameter;
import dev.rowan.codegen.queries.Variant;
import dev.rowan.codegen.statements.SqlText;
import dev.rowan.review.CataloguedStatement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Queries as the review knows them, where no Java sends them: their types are those that the server infers. */
final class Catalogued {
    private static final Pattern NUMBER = Pattern.compile("\\$(\\d+)");

    private Catalogued() {}

    static List<CataloguedStatement> of(List<QueryModel> queries) {
        List<CataloguedStatement> all = new ArrayList<>();
        for (QueryModel query : queries) {
            query.variants().forEach(variant -> all.add(of(query, variant)));
        }
        return all;
    }

    private static CataloguedStatement of(QueryModel query, Variant variant) {
        List<String> names = variant.parameters().stream().distinct().toList();
        return new CataloguedStatement(
                id(query, variant),
                CataloguedStatement.Kind.QUERY,
                purpose(query),
                text(variant, names),
                names.stream().map(name -> parameter(query, name)).toList(),
                query.columns().stream()
                        .map(c -> new CataloguedStatement.Column(c.label(), c.declaredType(), c.nullable()))
                        .toList(),
                rows(query, variant, names),
                List.of(),
                Optional.empty(),
                Optional.of(query.places().ofName().file() + ":"
                        + Math.max(1, query.places().ofName().line())),
                List.of());
    }

    private static String purpose(QueryModel query) {
        String description = query.description().strip().replaceAll("\\s*\\R\\s*", " ");
        return description.isEmpty() ? "A statement without a description." : description;
    }

    private static String id(QueryModel query, Variant variant) {
        var id = new StringBuilder(query.id());
        query.blocks().stream()
                .filter(variant.blocks()::contains)
                .forEach(b -> id.append('+').append(b));
        variant.order()
                .filter(o -> !o.equals(query.orders().getFirst()))
                .ifPresent(o -> id.append('+').append(o));
        return id.toString();
    }

    /** A parameter has one number, wherever it stands. */
    private static String text(Variant variant, List<String> names) {
        Map<Integer, Integer> numbers = new HashMap<>();
        for (int i = 0; i < variant.parameters().size(); i++) {
            numbers.put(i + 1, names.indexOf(variant.parameters().get(i)) + 1);
        }
        int[] next = {1}; // what else looks like a parameter stands in a string
        return NUMBER.matcher(SqlText.jdbc(variant.sql()).numbered()).replaceAll(m -> {
            boolean parameter = m.group(1).equals(String.valueOf(next[0]));
            return Matcher.quoteReplacement(parameter ? "$" + numbers.get(next[0]++) : m.group());
        });
    }

    private static CataloguedStatement.Parameter parameter(QueryModel query, String name) {
        String type = query.parameters().stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .map(QueryParameter::declaredType)
                .orElseThrow();
        return new CataloguedStatement.Parameter(name, type, type, Optional.empty());
    }

    private static String rows(QueryModel query, Variant variant, List<String> names) {
        String many = variant.rows()
                        .most()
                        .map(most -> "at most " + (names.contains(most) ? "$" + (names.indexOf(most) + 1) : most))
                        .orElse("any number of")
                + " rows";
        String read = switch (query.returns()) {
            case ONE -> "one row";
            case OPTIONAL -> "at most one row";
            case MANY -> many;
            case STREAM -> many + ", by a cursor";
            case EXEC -> "none that are read";
            case ROWS -> "none; the number of those written";
        };
        return Stream.concat(Stream.of(read), variant.rows().writes().stream()).collect(Collectors.joining("; "));
    }
}
