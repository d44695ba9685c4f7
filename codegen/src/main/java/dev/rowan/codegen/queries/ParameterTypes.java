package dev.rowan.codegen.queries;

import dev.rowan.codegen.catalogue.TypeModel;
import dev.rowan.codegen.queries.KnownColumns.Known;
import dev.rowan.codegen.queries.TypeReader.NamedType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What PostgreSQL says of a file's parameters in all its texts. */
final class ParameterTypes {
    private final KnownColumns known;
    private final Relations relations;
    private final Header header;
    private final Map<String, Set<String>> blocks;
    private final Map<String, NamedType> types = new LinkedHashMap<>();
    private final Set<String> collections = new LinkedHashSet<>();
    private final Map<String, Set<Optional<ParameterUses.Column>>> uses = new HashMap<>();

    /** {@code blocks}: in which each parameter stands; the empty name is for outside of any. */
    ParameterTypes(KnownColumns known, Relations relations, Header header, Map<String, Set<String>> blocks) {
        this.known = known;
        this.relations = relations;
        this.header = header;
        this.blocks = blocks;
    }

    /** The type that another text has given it, if that is a different one. */
    Optional<NamedType> differing(String parameter, NamedType type) {
        return Optional.ofNullable(types.putIfAbsent(parameter, type)).filter(t -> t.oid() != type.oid());
    }

    /** What a text does with its parameters, which have these names. */
    void add(Node tree, List<String> names) {
        CollectionParameters.of(tree).forEach(n -> collections.add(names.get(n - 1)));
        ParameterUses.of(tree, relations)
                .forEach((n, columns) -> uses.computeIfAbsent(names.get(n - 1), u -> new LinkedHashSet<>())
                        .addAll(columns));
    }

    /** Of all texts of the file. */
    List<QueryParameter> all() {
        List<QueryParameter> result = new ArrayList<>();
        blocks.forEach((parameter, in) -> {
            NamedType type = Objects.requireNonNull(types.get(parameter));
            result.add(new QueryParameter(
                    parameter,
                    type.model(),
                    type.declared(),
                    isNullable(parameter),
                    collections.contains(parameter),
                    columns(parameter).stream()
                            .map(k -> new QueryParameter.Column(
                                    k.table().schema(),
                                    k.table().name(),
                                    k.column().name()))
                            .toList(),
                    in.contains("") ? Optional.empty() : in.stream().findFirst()));
        });
        return result;
    }

    /** Those that all uses of a parameter are with, if they are of its type. */
    private List<Known> columns(String parameter) {
        TypeModel type = Objects.requireNonNull(types.get(parameter)).model();
        TypeModel compared = collections.contains(parameter) ? type.element().orElse(type) : type;
        List<Known> columns = new ArrayList<>();
        for (Optional<ParameterUses.Column> use : uses.getOrDefault(parameter, Set.of())) {
            Optional<Known> column = use.flatMap(c -> known.find(c.relation(), c.attribute()))
                    .filter(k -> k.column().type().isLike(compared));
            if (column.isEmpty()) {
                return List.of();
            }
            columns.add(column.get());
        }
        columns.sort(Comparator.comparing(
                k -> k.table().qualifiedName() + "." + k.column().name()));
        return columns;
    }

    /** Whether it is compared with as {@code = any(:all)}. */
    boolean isCollection(String parameter) {
        return collections.contains(parameter);
    }

    /** By the header. */
    boolean isNullable(String parameter) {
        return header.nullable().stream().anyMatch(w -> w.text().equals(parameter));
    }

    /** What stands after it in the text for JDBC. */
    String cast(String parameter) {
        NamedType type = Objects.requireNonNull(types.get(parameter));
        boolean sent = type.sent()
                && !isNullable(parameter)
                && columns(parameter).stream()
                        .noneMatch(k -> k.isBound() || k.column().type().asText());
        return sent ? "" : castTo(parameter);
    }

    /** The same where its type is said whether or not the driver sends it. */
    String castTo(String parameter) {
        return "::" + Objects.requireNonNull(types.get(parameter)).cast();
    }
}
