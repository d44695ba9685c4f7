package dev.rowan.codegen;

import com.palantir.javapoet.ClassName;
import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.java.JavaTypes;
import dev.rowan.codegen.java.QueryClasses;
import dev.rowan.codegen.names.Identifiers;
import dev.rowan.codegen.names.NamedQuery;
import dev.rowan.codegen.names.NamedQuery.Row;
import dev.rowan.codegen.names.NamedTable;
import dev.rowan.codegen.names.QueryPart;
import dev.rowan.codegen.queries.QueryColumn;
import dev.rowan.codegen.queries.QueryParameter;
import dev.rowan.codegen.queries.Returns;
import dev.rowan.codegen.statements.QueryStatements;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

/** Whether Java can have all queries: types, and names that no two things share. */
final class QueryCheck {
    /** A record's constructor takes 254 values, a long or double counting twice. */
    private static final int MOST_COMPONENTS = 120;

    private final JavaTypes types;
    private final Claims classes;
    private final Set<String> accessors;
    private final Function<NamedTable, Set<String>> members;
    private final Map<NamedTable, Set<String>> known = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    /**
     * Before any query is there: the classes, the methods of the facade that take no argument, the names in a table's repository.
     */
    QueryCheck(JavaTypes types, Claims classes, Set<String> accessors, Function<NamedTable, Set<String>> members) {
        this.types = types;
        this.accessors = accessors;
        this.classes = classes;
        this.members = members;
    }

    /** {@code file:line:column: what}, with a line {@code help: what to do}. */
    List<String> problems(List<NamedQuery> queries) {
        List<NamedQuery> typed = queries.stream().filter(this::isTyped).toList();
        typed.forEach(this::checkNames);
        checkMethods(queries);
        checkClasses(typed);
        return problems;
    }

    private void add(NamedQuery query, String problem, String help) {
        problems.add(query.model().file() + ":1:1: " + problem + "\nhelp: " + help);
    }

    private boolean isTyped(NamedQuery query) {
        int before = problems.size();
        for (QueryParameter p : query.model().parameters()) {
            types.refusal(p.type(), p.declaredType())
                    .ifPresent(why -> add(
                            query,
                            "the parameter " + p.name() + ": " + why,
                            "give it as text: :" + p.name() + "::text::" + p.declaredType()));
        }
        List<QueryPart> parts = switch (query.row()) {
            case Row.Own own -> own.parts();
            case Row.Single single -> List.of(single.value());
            case Row.OfTable table -> {
                checkBindings(query, table.table());
                yield List.of();
            }
            case Row.None none -> List.of();
        };
        wholes(parts).forEach(w -> checkBindings(query, w.table()));
        values(parts)
                .forEach(v -> refusal(v)
                        .ifPresent(why -> add(
                                query,
                                "the column " + v.column().label() + ": " + why,
                                "read it as text: " + v.column().label() + "::text as "
                                        + v.column().label())));
        return problems.size() == before;
    }

    private Optional<String> refusal(QueryPart.Value value) {
        QueryColumn column = value.column();
        if (value.origin().isEmpty()) {
            return types.refusal(column.type(), column.declaredType());
        }
        QueryPart.Origin origin = value.origin().get();
        return types.refusal(origin.table(), origin.column())
                .or(() -> isReadOtherwise(origin.table(), origin.column())
                        ? Optional.of("its <binding> would have to read a text")
                        : Optional.empty());
    }

    /** Queries have as text what goes as text, whatever binding a column has. */
    private static boolean isReadOtherwise(NamedTable table, ColumnModel column) {
        return table.isBound(column) && column.type().goesAsText();
    }

    private void checkBindings(NamedQuery query, NamedTable table) {
        table.model().columns().stream()
                .filter(c -> isReadOtherwise(table, c))
                .forEach(c -> add(
                        query,
                        "the row of " + table.model().qualifiedName() + " has " + c.name()
                                + ", whose <binding> would have to read a text",
                        "select the other columns"));
    }

    private static Stream<QueryPart.Whole> wholes(List<QueryPart> parts) {
        return parts.stream().flatMap(part -> switch (part) {
            case QueryPart.Value value -> Stream.empty();
            case QueryPart.Whole whole -> Stream.of(whole);
            case QueryPart.Many many -> wholes(many.elements());
        });
    }

    private static Stream<QueryPart.Value> values(List<QueryPart> parts) {
        return parts.stream().flatMap(part -> switch (part) {
            case QueryPart.Value value -> Stream.of(value);
            case QueryPart.Whole whole -> Stream.empty();
            case QueryPart.Many many -> values(many.elements());
        });
    }

    private void checkNames(NamedQuery query) {
        name(query, query.method(), "the method");
        query.members().values().forEach(m -> name(query, m, "the parameter"));
        query.model().rowName().ifPresent(n -> {
            name(query, n, "the row");
            if (!Identifiers.type(n, "Row").equals(n)) {
                add(query, "the row " + n + " would hide java.lang." + n, "give it another name");
            }
        });
        if (query.row() instanceof Row.Own own) {
            checkComponents(query, own.parts());
            own.nest().filter(n -> n.type().isPresent()).ifPresent(n -> checkComponents(query, n.elements()));
        }
        if (query.nest().isPresent() && query.model().returns() == Returns.STREAM) {
            add(
                    query,
                    "a stream has no nest: the rows of a list may come at any place",
                    "say -- returns: many, or leave the nest out");
        }
        distinct(
                query,
                query.model().orders().stream().map(Identifiers::constant).toList(),
                "the constant",
                "rename one of the orders");
        distinct(query, List.copyOf(query.members().values()), "the parameter", "rename one of the parameters");
        distinct(
                query,
                Stream.concat(
                                query.required().stream().map(query::member),
                                query.model().blocks().stream().map(b -> QueryClasses.block(query, b)))
                        .toList(),
                "the method of the parameters",
                "rename one of the blocks or parameters");
    }

    private void checkComponents(NamedQuery query, List<QueryPart> parts) {
        if (parts.size() > MOST_COMPONENTS) {
            add(
                    query,
                    parts.size() + " components, and a record of a query has at most " + MOST_COMPONENTS,
                    "select less, or whole rows by alias.*");
        }
        parts.forEach(p -> name(query, p.member(), "the component"));
        distinct(
                query,
                parts.stream().map(QueryPart::member).toList(),
                "the component",
                "give one of the columns another name by \"as\"");
    }

    private void name(NamedQuery query, String name, String what) {
        if (!SourceVersion.isIdentifier(name)) {
            add(query, what + " " + name + " is no name in Java", "use letters, digits and underscores");
        }
    }

    private void distinct(NamedQuery query, List<String> names, String what, String help) {
        names.stream()
                .filter(n -> names.indexOf(n) != names.lastIndexOf(n))
                .distinct()
                .forEach(n -> add(query, what + " " + n + " would be there twice", help));
    }

    private void checkMethods(List<NamedQuery> queries) {
        var methods = new Claims();
        for (NamedQuery query : queries) {
            query.table().ifPresent(t -> {
                if (Stream.of(query.method(), query.constant()).anyMatch(known.computeIfAbsent(t, members)::contains)) {
                    add(
                            query,
                            t.repository() + "." + query.method() + " is there without it",
                            "give the file another name");
                }
            });
            String holder = query.packageName() + "." + query.holder();
            for (String name : List.of(query.method(), query.constant(), query.variants())) {
                methods.claim(
                        holder + (name.equals(query.method()) ? "." : " "),
                        name,
                        query.holder() + "." + name,
                        query.model().file());
            }
        }
        queries.stream().filter(q -> q.table().isEmpty()).findFirst().ifPresent(q -> methodsOfFacade(queries, q));
        report(methods, "give one of the files another name");
    }

    private void methodsOfFacade(List<NamedQuery> queries, NamedQuery ofFacade) {
        if (accessors.contains(QueryStatements.OF_FACADE)) {
            add(
                    ofFacade,
                    "the facade's method queries is that of a table",
                    "move the "
                            + queries.stream().filter(q -> q.table().isEmpty()).count()
                            + " file(s) into folders of tables, or rename the table by extending "
                            + RowanNames.class.getName());
        }
    }

    private void checkClasses(List<NamedQuery> queries) {
        Map<String, String> shapes = new HashMap<>();
        Map<String, NamedQuery> first = new HashMap<>();
        for (NamedQuery query : queries) {
            QueryClasses.names(query, types).forEach((what, name) -> {
                String qualified = query.packageName() + "." + name;
                if (!what.equals("row")
                        || query.model().rowName().isEmpty()
                        || first.putIfAbsent(qualified, query) == null) {
                    classes.claim(
                            query.packageName() + ".",
                            name,
                            "the class " + name,
                            query.model().file());
                }
            });
            if (query.row() instanceof Row.Own own && query.model().rowName().isPresent()) {
                String qualified = query.packageName() + "." + own.name();
                String shape = QueryClasses.shape(own, ClassName.get(query.packageName(), own.name()), types);
                String known = shapes.putIfAbsent(qualified, shape);
                if (known != null && !known.equals(shape)) {
                    add(
                            query,
                            "the row " + own.name() + " is " + shape + ", and in "
                                    + Objects.requireNonNull(first.get(qualified))
                                            .model()
                                            .file() + " it is " + known,
                            "have both select the same columns, or give one another name");
                }
            }
        }
        report(classes, "rename the file, or give its rows a name: -- name: Row");
    }

    /** At the last of those who share a name: files come after tables. */
    private void report(Claims claims, String help) {
        claims.shared().forEach(s -> problems.add(List.copyOf(s.users()).getLast() + ":1:1: " + s + "\nhelp: " + help));
    }
}
