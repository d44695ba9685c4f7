package dev.rowan.codegen.queries;

import dev.rowan.codegen.catalogue.TypeModel;
import dev.rowan.codegen.queries.KnownColumns.Known;
import dev.rowan.review.tree.Node;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What PostgreSQL says of a file's parameters in all its texts. */
final class ParameterTypes {
    private final KnownColumns known;
    private final ServerCatalogue relations;
    private final WrittenColumns written;
    private final Header header;
    private final Map<String, Set<String>> blocks;
    private final Map<String, NamedType> types = new LinkedHashMap<>();
    private final Set<String> collections = new LinkedHashSet<>();
    private final Map<String, Set<ParameterUses.Use>> uses = new HashMap<>();

    /** Those that are only written, to columns that take null. */
    private final Set<String> writtenToNullable = new HashSet<>();

    private final Set<String> asked = new HashSet<>();

    /** Of lists: those whose elements the query asks whether they are null. */
    private final Set<String> askedOfElements = new HashSet<>();

    /** {@code blocks}: in which each parameter stands; the empty name is for outside of any. */
    ParameterTypes(
            KnownColumns known,
            ServerCatalogue relations,
            WrittenColumns written,
            Header header,
            Map<String, Set<String>> blocks) {
        this.known = known;
        this.relations = relations;
        this.written = written;
        this.header = header;
        this.blocks = blocks;
    }

    /** The type that another text has given it, if that is a different one. */
    Optional<NamedType> differing(String parameter, NamedType type) {
        return Optional.ofNullable(types.putIfAbsent(parameter, type)).filter(t -> t.oid() != type.oid());
    }

    /** What a text does with its parameters, which have these names; the first text has every block. */
    void add(Node tree, List<String> names) throws SQLException {
        CollectionParameters.of(tree).forEach(n -> collections.add(names.get(n - 1)));
        ParameterUses used = ParameterUses.of(tree, relations);
        used.asked().forEach(n -> asked.add(names.get(n - 1)));
        used.askedOfElements().forEach(n -> askedOfElements.add(names.get(n - 1)));
        for (var entry : used.uses().entrySet()) {
            String name = names.get(entry.getKey() - 1);
            boolean isListed = isListed(name);
            Set<ParameterUses.Use> known = uses.computeIfAbsent(name, u -> new LinkedHashSet<>());
            entry.getValue().forEach(use -> known.add(use.ofElements() == isListed ? use : ParameterUses.Use.OTHER));
            if (areNullable(uses.get(name)) && !collections.contains(name)) {
                writtenToNullable.add(name);
            } else {
                writtenToNullable.remove(name);
            }
        }
    }

    private boolean areNullable(Set<ParameterUses.Use> uses) throws SQLException {
        for (ParameterUses.Use use : uses) {
            if (!use.written() || !written.takesNull(use.column().orElseThrow())) {
                return false;
            }
        }
        return true;
    }

    /** Of all texts of the file; those of a list are one, in the place of the first. */
    List<QueryParameter> all() {
        List<QueryParameter> result = new ArrayList<>();
        Set<String> listed = new HashSet<>();
        blocks.forEach((parameter, in) -> {
            Optional<String> list = header.listOf(parameter);
            if (list.isEmpty()) {
                result.add(single(parameter, in));
            } else if (listed.add(list.get())) {
                result.add(list(list.get(), in));
            }
        });
        return result;
    }

    private QueryParameter single(String parameter, Set<String> in) {
        NamedType type = Objects.requireNonNull(types.get(parameter));
        return new QueryParameter(
                parameter,
                type.model(),
                type.declared(),
                isListed(parameter) ? areElementsNullable(parameter) : isNullable(parameter),
                collections.contains(parameter),
                columns(parameter).stream()
                        .map(k -> new QueryParameter.Column(
                                k.table().schema(), k.table().name(), k.column().name()))
                        .toList(),
                in.contains("") ? Optional.empty() : in.stream().findFirst(),
                List.of());
    }

    private QueryParameter list(String name, Set<String> in) {
        List<QueryParameter> components =
                header.list(name).stream().map(c -> single(c.text(), in)).toList();
        QueryParameter first = components.getFirst();
        return new QueryParameter(
                name,
                first.type(),
                components.stream().map(QueryParameter::declaredType).collect(Collectors.joining(", ")),
                false,
                true,
                List.of(),
                first.block(),
                components);
    }

    /** Whether it is one of the arrays that a list of records is given as. */
    private boolean isListed(String parameter) {
        return header.listOf(parameter).isPresent();
    }

    /** By the header, because the query asks of them whether they are null, or by what they are written to. */
    private boolean areElementsNullable(String parameter) {
        return isCalledNullable(parameter)
                || askedOfElements.contains(parameter)
                || writtenToNullable.contains(parameter);
    }

    /** Those of lists that are no arrays, with what they are. */
    Map<String, String> noArrays() {
        Map<String, String> found = new LinkedHashMap<>();
        types.forEach((parameter, type) -> {
            if (isListed(parameter) && type.model().element().isEmpty()) {
                found.put(parameter, type.declared());
            }
        });
        return found;
    }

    /** Those that all uses of a parameter are with, if they are of its type. */
    private List<Known> columns(String parameter) {
        TypeModel type = Objects.requireNonNull(types.get(parameter)).model();
        TypeModel compared = collections.contains(parameter) || isListed(parameter)
                ? type.element().orElse(type)
                : type;
        List<Known> columns = new ArrayList<>();
        for (ParameterUses.Use use : uses.getOrDefault(parameter, Set.of())) {
            Optional<Known> column = use.column()
                    .flatMap(c -> known.find(c.relation(), c.attribute()))
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

    /** By the header, because the query asks whether it is null, or by what it is written to. */
    boolean isNullable(String parameter) {
        return !isListed(parameter) && isNullableAlone(parameter);
    }

    private boolean isNullableAlone(String parameter) {
        return asked.contains(parameter) || writtenToNullable.contains(parameter) || isCalledNullable(parameter);
    }

    private boolean isCalledNullable(String parameter) {
        return header.nullable().stream().anyMatch(w -> w.text().equals(parameter));
    }

    /** Whether the header calls it nullable, and nothing is done with it in any text so far but that it is written. */
    boolean isWrittenAsNull(String parameter) {
        return isCalledNullable(parameter)
                && !isListed(parameter)
                && !asked.contains(parameter)
                && uses.getOrDefault(parameter, Set.of()).stream().allMatch(ParameterUses.Use::written);
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
