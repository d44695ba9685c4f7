package dev.rowan.codegen;

import com.palantir.javapoet.ClassName;
import dev.rowan.codegen.java.JavaTypes;
import dev.rowan.codegen.java.QueryClasses;
import dev.rowan.codegen.names.Identifiers;
import dev.rowan.codegen.names.KeptNames;
import dev.rowan.codegen.names.NamedQuery;
import dev.rowan.codegen.names.NamedQuery.Row;
import dev.rowan.codegen.names.NamedTable;
import dev.rowan.codegen.names.QueryPart;
import dev.rowan.codegen.problem.Place;
import dev.rowan.codegen.problem.Problems;
import dev.rowan.codegen.queries.QueryColumn;
import dev.rowan.codegen.queries.QueryParameter;
import dev.rowan.codegen.queries.QueryPlaces;
import dev.rowan.codegen.queries.Returns;
import dev.rowan.codegen.statements.QueryStatements;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
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
    private final Problems problems;

    /**
     * Before any query is there: the classes, the methods of the facade that take no argument, the names in a table's repository.
     */
    QueryCheck(
            JavaTypes types,
            Claims classes,
            Set<String> accessors,
            Function<NamedTable, Set<String>> members,
            Problems problems) {
        this.types = types;
        this.accessors = accessors;
        this.classes = classes;
        this.members = members;
        this.problems = problems;
    }

    /** Adds what is wrong to the problems. */
    void check(List<NamedQuery> queries) {
        List<NamedQuery> typed = queries.stream().filter(this::isTyped).toList();
        typed.forEach(this::checkNames);
        checkMethods(queries);
        checkClasses(typed);
    }

    private boolean isTyped(NamedQuery query) {
        int before = problems.count();
        for (QueryParameter p : query.bound()) {
            types.refusal(query, p)
                    .ifPresent(why -> problems.add(
                            query.model().places().ofParameter(p.name()),
                            "the parameter " + p.name() + ": " + why,
                            query.listOf(p).isPresent()
                                    ? "unnest it as text, as in unnest(:" + p.name()
                                            + "::text[]), and cast what comes out"
                                    : "give it as text: :" + p.name() + "::text::" + p.declaredType()));
        }
        List<QueryPart> parts = switch (query.row()) {
            case Row.Own own -> own.parts();
            case Row.Single single -> List.of(single.value());
            case Row.OfTable table -> List.of();
            case Row.None none -> List.of();
        };
        values(parts)
                .forEach(v -> refusal(v)
                        .ifPresent(why -> problems.add(
                                query.model().places().ofColumn(v.index()),
                                "the column " + v.column().label() + ": " + why,
                                asText(query, v.column()))));
        return problems.count() == before;
    }

    /** Help for a column that Java has no type for. */
    private static String asText(NamedQuery query, QueryColumn column) {
        if (column.declaredType().equals("void")) {
            return query.model().columns().size() == 1
                    ? "say -- returns: exec, for there is nothing to read"
                    : "leave it out of the select list, and call it in a query of its own with -- returns: exec";
        }
        if (column.type().kind() == 'c' || column.type().name().equals("record")) {
            return "select a whole row by the alias of its table and a star, as in u.*; its text is u::text as "
                    + column.label();
        }
        String read = column.origin().map(QueryColumn.Source::column).orElse("(...)");
        return "read it as text: " + read + "::text as " + column.label();
    }

    private Optional<String> refusal(QueryPart.Value value) {
        QueryColumn column = value.column();
        if (value.origin().isEmpty()) {
            return types.refusal(column.type(), column.declaredType());
        }
        QueryPart.TableColumn origin = value.origin().get();
        return types.refusal(origin.table(), origin.column());
    }

    private static Stream<QueryPart.Value> values(List<QueryPart> parts) {
        return parts.stream().flatMap(part -> switch (part) {
            case QueryPart.Value value -> Stream.of(value);
            case QueryPart.Whole whole -> Stream.empty();
            case QueryPart.Many many -> values(many.elements());
        });
    }

    private void checkNames(NamedQuery query) {
        QueryPlaces places = query.model().places();
        name(new Member(query.method(), places::ofName), "the method");
        query.model().rowName().ifPresent(n -> {
            name(new Member(n, places::ofRowName), "the row");
            if (!Identifiers.type(n, "Row").equals(n)) {
                problems.add(places.ofRowName(), "the row " + n + " would hide java.lang." + n, "give it another name");
            }
        });
        if (query.row() instanceof Row.Own own) {
            checkComponents(query, own.parts());
            own.nest().filter(n -> n.type().isPresent()).ifPresent(n -> checkComponents(query, n.elements()));
        }
        if (query.nest().isPresent() && query.model().returns() == Returns.STREAM) {
            problems.add(
                    places.ofNest(),
                    "a stream has no nest: the rows of a list may come at any place",
                    "say -- returns: many, or leave the nest out");
        }
        distinct(
                query.model().orders().stream()
                        .map(o -> new Member(Identifiers.constant(o), () -> places.ofOrder(o)))
                        .toList(),
                "the constant",
                "rename one of the orders");
        for (QueryParameter list : query.model().parameters()) {
            List<Member> components = members(query, list.components());
            components.forEach(c -> name(c, "the component"));
            distinct(components, "the component", "rename one of the parameters");
        }
        List<Member> parameters = members(query, query.model().parameters());
        parameters.forEach(p -> name(p, "the parameter"));
        distinct(parameters, "the parameter", "rename one of the parameters");
        if (areDistinct(parameters)) {
            distinct(
                    Stream.concat(
                                    members(query, query.required()).stream(),
                                    query.model().blocks().stream()
                                            .map(b ->
                                                    new Member(QueryClasses.block(query, b), () -> places.ofBlock(b))))
                            .toList(),
                    "the method of the parameters",
                    "rename one of the blocks or parameters");
        }
    }

    /** A name in Java, and where the file has what it is of. */
    private record Member(String name, Supplier<Place> place) {}

    private static List<Member> members(NamedQuery query, List<QueryParameter> parameters) {
        return parameters.stream()
                .map(p ->
                        new Member(query.member(p), () -> query.model().places().ofParameter(p.name())))
                .toList();
    }

    private void checkComponents(NamedQuery query, List<QueryPart> parts) {
        QueryPlaces places = query.model().places();
        if (parts.size() > MOST_COMPONENTS) {
            problems.add(
                    places.ofColumn(column(parts.get(MOST_COMPONENTS))),
                    parts.size() + " components, and a record of a query has at most " + MOST_COMPONENTS,
                    "select less, or whole rows by alias.*");
        }
        List<Member> members = parts.stream()
                .map(p -> new Member(p.member(), () -> places.ofColumn(column(p))))
                .toList();
        members.forEach(m -> name(m, "the component"));
        distinct(members, "the component", "give one of the columns another name by \"as\"");
    }

    private static int column(QueryPart part) {
        return switch (part) {
            case QueryPart.Value value -> value.index();
            case QueryPart.Whole whole -> whole.index();
            case QueryPart.Many many -> column(many.elements().getFirst());
        };
    }

    private void name(Member member, String what) {
        if (!SourceVersion.isIdentifier(member.name())) {
            problems.add(
                    member.place().get(),
                    member.name().isEmpty()
                            ? what + " would have no name in Java"
                            : what + " " + member.name() + " is no name in Java",
                    "use letters, digits and underscores");
        }
    }

    private static boolean areDistinct(List<Member> members) {
        return members.stream().map(Member::name).distinct().count() == members.size();
    }

    /** At the second of those that share a name. */
    private void distinct(List<Member> members, String what, String help) {
        Map<String, Integer> seen = new HashMap<>();
        for (Member member : members) {
            if (seen.merge(member.name(), 1, Integer::sum) == 2) {
                problems.add(member.place().get(), what + " " + member.name() + " would be there twice", help);
            }
        }
    }

    private void checkMethods(List<NamedQuery> queries) {
        var methods = new Claims();
        for (NamedQuery query : queries) {
            checkKept(query);
            String holder = query.packageName() + "." + query.holder();
            for (String name : List.of(query.method(), query.constant(), query.variants())) {
                methods.claim(
                        holder + (name.equals(query.method()) ? "." : " "),
                        name,
                        query.holder() + "." + name,
                        user(query));
            }
        }
        queries.stream().filter(q -> q.table().isEmpty()).findFirst().ifPresent(q -> methodsOfFacade(queries, q));
        report(queries, methods, Map.of(), "give one of them another name");
    }

    private void checkKept(NamedQuery query) {
        String name = Identifiers.camelCase(query.model().name());
        if (KeptNames.isInherited(name)
                || query.table().filter(t -> KeptNames.isOfVerb(name, t)).isPresent()) {
            problems.add(
                    query.model().places().ofName(),
                    query.holder() + "." + name + ": the name is kept for a verb",
                    "call it by what it is for, as in users/sign_in.sql; docs/names.md of Rowan lists the names that are kept");
        } else if (query.table()
                .filter(t -> known.computeIfAbsent(t, members).contains(query.constant()))
                .isPresent()) {
            problems.add(
                    query.model().places().ofName(),
                    query.holder() + "." + query.constant() + " is there without it",
                    "give it another name");
        }
    }

    private void methodsOfFacade(List<NamedQuery> queries, NamedQuery ofFacade) {
        if (accessors.contains(QueryStatements.OF_FACADE)) {
            problems.add(
                    ofFacade.model().places().ofName(),
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
        Map<String, Place> places = new HashMap<>();
        for (NamedQuery query : queries) {
            QueryClasses.names(query, types).forEach((what, name) -> {
                String qualified = query.packageName() + "." + name;
                if (!what.equals("row")
                        || query.model().rowName().isEmpty()
                        || first.putIfAbsent(qualified, query) == null) {
                    classes.claim(query.packageName() + ".", name, "the class " + name, user(query));
                    if (what.equals("row") && query.model().rowName().isPresent()) {
                        places.put(
                                user(query) + " the class " + name,
                                query.model().places().ofRowName());
                    }
                }
            });
            if (query.row() instanceof Row.Own own && query.model().rowName().isPresent()) {
                String qualified = query.packageName() + "." + own.name();
                String shape = QueryClasses.shape(own, ClassName.get(query.packageName(), own.name()), types);
                String known = shapes.putIfAbsent(qualified, shape);
                if (known != null && !known.equals(shape)) {
                    problems.add(
                            query.model().places().ofRowName(),
                            "the row " + own.name() + " is " + shape + ", and in "
                                    + Objects.requireNonNull(first.get(qualified))
                                            .model()
                                            .places()
                                            .ofRowName() + " it is " + known,
                            "have both select the same columns, or give one another name");
                }
            }
        }
        report(queries, classes, places, "rename one of them, or give its rows a name: -- name: Row");
    }

    /** As messages call who has a name: the file, or the place in it. */
    private static String user(NamedQuery query) {
        Place place = query.model().places().ofName();
        return place.equals(new Place(query.model().file(), 1, 1)) ? place.file() : place.toString();
    }

    /** At the last of those who share a name, for files come after tables; {@code places}: of names that stand in a header. */
    private void report(List<NamedQuery> queries, Claims claims, Map<String, Place> places, String help) {
        Map<String, Place> names = new HashMap<>();
        queries.forEach(q -> names.put(user(q), q.model().places().ofName()));
        claims.shared().forEach(s -> {
            String user = List.copyOf(s.users()).getLast();
            Place place = Optional.ofNullable(places.get(user + " " + s.name()))
                    .orElseGet(() -> names.getOrDefault(user, new Place(user, 1, 1)));
            problems.add(place, s.toString(), help);
        });
    }
}
