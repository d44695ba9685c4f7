package dev.rowan.codegen.statements;

import dev.rowan.codegen.names.NamedQuery;
import dev.rowan.codegen.queries.QueryModel;
import dev.rowan.codegen.queries.QueryParameter;
import dev.rowan.codegen.queries.Variant;
import dev.rowan.codegen.statements.StatementModel.Parameter;
import dev.rowan.codegen.statements.StatementModel.Result;
import dev.rowan.codegen.statements.StatementModel.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The statements of a query: one for each combination of its optional blocks and orders. */
public final class QueryStatements {
    /** What the ids of queries that belong to no table start with. */
    public static final String OF_FACADE = "queries";

    private QueryStatements() {}

    /** {@code projects.overview}. */
    public static String id(NamedQuery query) {
        return query.statements() + "." + query.method();
    }

    /** {@code cams.search+type+newest}: the blocks that it has, and the order unless it is the first. */
    public static String id(NamedQuery query, Variant variant) {
        QueryModel model = query.model();
        var id = new StringBuilder(id(query));
        model.blocks().stream()
                .filter(variant.blocks()::contains)
                .forEach(b -> id.append('+').append(b));
        variant.order()
                .filter(o -> !o.equals(model.orders().getFirst()))
                .ifPresent(o -> id.append('+').append(o));
        return id.toString();
    }

    /** By order, and in it by blocks, which are the bits of the place. */
    public static List<Variant> variants(NamedQuery query) {
        QueryModel model = query.model();
        List<Optional<String>> orders = model.orders().isEmpty()
                ? List.of(Optional.empty())
                : model.orders().stream().map(Optional::of).toList();
        List<Variant> variants = new ArrayList<>();
        for (Optional<String> order : orders) {
            for (int bits = 0; bits < 1 << model.blocks().size(); bits++) {
                Set<String> blocks = new HashSet<>();
                for (int i = 0; i < model.blocks().size(); i++) {
                    if ((bits & 1 << i) != 0) {
                        blocks.add(model.blocks().get(i));
                    }
                }
                variants.add(model.variants().stream()
                        .filter(v -> v.blocks().equals(blocks) && v.order().equals(order))
                        .findFirst()
                        .orElseThrow());
            }
        }
        return variants;
    }

    /** As the review and the catalogue show them. */
    public static List<PreparedStatementModel> of(NamedQuery query) {
        List<Variant> variants = variants(query);
        List<PreparedStatementModel> statements = new ArrayList<>();
        for (int i = 0; i < variants.size(); i++) {
            Variant variant = variants.get(i);
            List<QueryParameter> parameters =
                    variant.parameters().stream().map(query::parameter).toList();
            statements.add(new PreparedStatementModel(
                    variants.size() == 1 ? query.constant() : query.variants() + ".get(" + i + ").statement()",
                    statement(query, variant, parameters),
                    parameters.stream().map(QueryParameter::declaredType).toList(),
                    parameters.stream()
                            .map(p -> SentType.of(new Source.OfQuery(query, p)))
                            .toList()));
        }
        return statements;
    }

    private static StatementModel statement(NamedQuery query, Variant variant, List<QueryParameter> parameters) {
        QueryModel model = query.model();
        String description = model.description().strip().replaceAll("\\s*\\R\\s*", " ");
        return new StatementModel(
                id(query, variant),
                List.of(query.method()),
                (description.isEmpty() ? "" : description + " ") + "(" + model.source() + ")",
                SqlText.jdbc(variant.sql()),
                Optional.empty(),
                parameters.stream()
                        .map(p -> new Parameter(name(query, p), new Source.OfQuery(query, p)))
                        .toList(),
                model.columns().stream()
                        .map(c -> new Result(c.label(), c.declaredType(), c.nullable()))
                        .toList(),
                rows(query, variant),
                List.of(),
                variant.warnings());
    }

    /** With the list of records that gives it. */
    private static String name(NamedQuery query, QueryParameter parameter) {
        return query.listOf(parameter).map(l -> query.member(l) + ".").orElse("") + query.member(parameter);
    }

    private static String rows(NamedQuery query, Variant variant) {
        String nested =
                query.nest().map(n -> ", put together by all but " + n.member()).orElse("");
        String many = variant.rows()
                        .most()
                        .map(most -> "at most " + most(query, variant, most))
                        .orElse("any number of") + " rows";
        String read = switch (query.model().returns()) {
            case ONE -> "one row" + nested;
            case OPTIONAL -> "at most one row" + nested;
            case MANY -> many + nested;
            case STREAM -> many + ", by a cursor";
            case EXEC -> "none that are read";
            case ROWS -> "none; the number of those written";
        };
        return Stream.concat(Stream.of(read), variant.rows().writes().stream()).collect(Collectors.joining("; "));
    }

    /** A number, or the parameter that has it: by its place in the text where it has one. */
    private static String most(NamedQuery query, Variant variant, String most) {
        List<String> names = variant.parameters();
        if (!names.contains(most)) {
            return most;
        }
        int place = names.indexOf(most);
        return place == names.lastIndexOf(most) ? "$" + (place + 1) : query.member(query.parameter(most));
    }
}
