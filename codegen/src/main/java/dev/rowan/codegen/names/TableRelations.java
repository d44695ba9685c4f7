package dev.rowan.codegen.names;

import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.ForeignKeyModel;
import dev.rowan.codegen.catalogue.TableModel;
import dev.rowan.codegen.names.NamedRelation.Junction;
import dev.rowan.codegen.names.NamedRelation.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The relations of all tables, from their foreign keys. Names come from tables and the key's columns alone, so that another
 * key or table renames nothing.
 */
public final class TableRelations {
    private final Map<String, NamedTable> tables = new LinkedHashMap<>();
    private final Map<String, List<NamedRelation>> relations = new LinkedHashMap<>();

    /** {@code all}: of all schemas that are generated. */
    public TableRelations(List<NamedTable> all) {
        all.forEach(t -> tables.put(t.model().qualifiedName(), t));
        for (NamedTable table : all) {
            for (ForeignKeyModel key : keys(table)) {
                addBothSides(table, key, Objects.requireNonNull(tables.get(key.references())));
            }
        }
        for (NamedTable table : all) {
            addThrough(table);
        }
        all.forEach(this::tellApart);
    }

    /** Those that start at a table. */
    public List<NamedRelation> of(NamedTable table) {
        return relations.getOrDefault(table.model().qualifiedName(), List.of());
    }

    /** Those whose values are equal for Java where they are for PostgreSQL: not those of citext. */
    private List<ForeignKeyModel> keys(NamedTable table) {
        return table.model().foreignKeys().stream()
                .filter(k ->
                        tables.containsKey(k.references()) && unfit(table, k).isEmpty())
                .toList();
    }

    /** Of the foreign keys of a table to others that are generated, those without a relation, each with the reason. */
    public Map<ForeignKeyModel, String> leftOut(NamedTable table) {
        Map<ForeignKeyModel, String> leftOut = new LinkedHashMap<>();
        table.model().foreignKeys().stream()
                .filter(k -> tables.containsKey(k.references()))
                .forEach(k -> unfit(table, k).ifPresent(reason -> leftOut.put(k, reason)));
        return leftOut;
    }

    private Optional<String> unfit(NamedTable table, ForeignKeyModel key) {
        if (!key.deterministic()) {
            return Optional.of("its collation calls values equal that are not the same");
        }
        NamedTable target = Objects.requireNonNull(tables.get(key.references()));
        List<ColumnModel> referenced = referenced(key, target);
        return IntStream.range(0, referenced.size())
                .mapToObj(i -> KeyEquality.unfit(table, key.columns().get(i), target, referenced.get(i)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Keys of the same columns, and a constant that the row's class has already: the key's own name tells them apart. */
    private void tellApart(NamedTable table) {
        List<NamedRelation> mine = relations.getOrDefault(table.model().qualifiedName(), new ArrayList<>());
        Map<String, Long> uses =
                mine.stream().collect(Collectors.groupingBy(NamedRelation::constant, Collectors.counting()));
        Set<String> taken = table.model().columns().stream()
                .map(table::typeConstant)
                .collect(Collectors.toCollection(HashSet::new));
        taken.addAll(table.members().values()); // those of a script without capitals, or of digits
        taken.add("ROW");
        taken.add("NAMES");
        taken.add(table.row()); // which a constant of its name would hide
        mine.replaceAll(r -> uses.getOrDefault(r.constant(), 0L) > 1
                        || taken.contains(r.constant())
                        || r.constant().equals(r.target().row())
                ? r.called(r.constant() + "_BY_" + Identifiers.constant(r.key()))
                : r);
    }

    private void addBothSides(NamedTable child, ForeignKeyModel key, NamedTable parent) {
        List<ColumnModel> own = key.columns();
        List<ColumnModel> referenced = referenced(key, parent);
        String description =
                "Over the foreign key " + key.name() + " of " + child.model().qualifiedName() + ".";
        boolean required = key.validated() && key.columns().stream().noneMatch(ColumnModel::nullable);
        boolean alone = isAlone(child, key, parent);
        add(
                child,
                toOne(key, alone, parent),
                required ? Kind.TO_ONE : Kind.OPTIONAL_TO_ONE,
                parent,
                true,
                own,
                referenced,
                referenced,
                null,
                key.name(),
                true,
                description);
        boolean one = child.model().keys().stream()
                .anyMatch(k -> Set.copyOf(k.target()).equals(Set.copyOf(key.columns())));
        String children = inSchemaOf(parent, child, one ? Identifiers.constantOf(child.row()) : child.plural());
        add(
                parent,
                alone ? children : children + "_BY_" + toOne(key),
                one ? Kind.OPTIONAL_TO_ONE : Kind.TO_MANY,
                child,
                false,
                referenced,
                own,
                own,
                null,
                key.name(),
                key.indexed(),
                description);
    }

    /** A key of exactly two foreign keys' columns, of which both can have some, makes a table of pairs. */
    private void addThrough(NamedTable junction) {
        TableModel model = junction.model();
        Set<Set<ColumnModel>> keys =
                model.keys().stream().map(k -> Set.copyOf(k.target())).collect(Collectors.toSet());
        Map<String, List<Pair>> found = new LinkedHashMap<>();
        for (ForeignKeyModel first : keys(junction)) {
            for (ForeignKeyModel second : keys(junction)) {
                Set<ColumnModel> both = new HashSet<>(first.columns());
                both.addAll(second.columns());
                boolean pairs = !without(first, second).isEmpty()
                        && !without(second, first).isEmpty()
                        && keys.contains(both)
                        && both.stream().noneMatch(ColumnModel::nullable);
                if (pairs) {
                    found.computeIfAbsent(
                                    first.references() + " to " + second.references(), tables -> new ArrayList<>())
                            .add(new Pair(first, second));
                }
            }
        }
        found.values().forEach(pairs -> pairs.forEach(pair -> addThrough(junction, pair, pairs.size() == 1)));
    }

    private static List<ColumnModel> without(ForeignKeyModel key, ForeignKeyModel other) {
        return key.columns().stream().filter(c -> !other.columns().contains(c)).toList();
    }

    /** The foreign keys of a junction, from where a relation starts to where it leads. */
    private record Pair(ForeignKeyModel first, ForeignKeyModel second) {}

    private void addThrough(NamedTable junction, Pair pair, boolean alone) {
        ForeignKeyModel first = pair.first();
        ForeignKeyModel second = pair.second();
        NamedTable near = Objects.requireNonNull(tables.get(first.references()));
        NamedTable far = Objects.requireNonNull(tables.get(second.references()));
        String targets = inSchemaOf(near, far, far.plural());
        String name = isNamedAfter(junction, near, far)
                ? targets
                : targets + "_THROUGH_" + Identifiers.constant(junction.model().name(), junction.row());
        add(
                near,
                alone ? name : name + "_BY_" + toOne(without(second, first), second),
                Kind.TO_MANY,
                far,
                false,
                referenced(first, near),
                first.columns(),
                referenced(second, far),
                new Junction(junction, sqlNames(first.columns()), sqlNames(second.columns())),
                first.name() + "_" + second.name(),
                first.indexed(),
                "Through %s, by its foreign keys %s and %s."
                        .formatted(junction.model().qualifiedName(), first.name(), second.name()));
    }

    /** {@code pointing}: the columns that equal the near ones, of the target or of the junction. */
    private void add(
            NamedTable from,
            String constant,
            Kind kind,
            NamedTable target,
            boolean keyHere,
            List<ColumnModel> near,
            List<ColumnModel> pointing,
            List<ColumnModel> far,
            @Nullable Junction junction,
            String key,
            boolean indexed,
            String description) {
        relations
                .computeIfAbsent(from.model().qualifiedName(), t -> new ArrayList<>())
                .add(new NamedRelation(
                        constant,
                        kind,
                        target,
                        keyHere,
                        near,
                        IntStream.range(0, near.size())
                                .mapToObj(i -> KeyEquality.wider(
                                        near.get(i).type(), pointing.get(i).type()))
                                .toList(),
                        sqlNames(far),
                        junction,
                        key,
                        indexed,
                        description));
    }

    /** {@code user_id} gives USER, and so does {@code (tenant_id, user_id)} that points to {@code (tenant_id, id)}. */
    private static String toOne(ForeignKeyModel key) {
        return toOne(own(key), key);
    }

    /** By the key's own name where the columns' has nothing that can stand in a constant: {@code "_"}, {@code "?"}. */
    private static String toOne(List<ColumnModel> columns, ForeignKeyModel key) {
        return Identifiers.constant(Identifiers.withoutId(columns(columns)), key.name());
    }

    /** As the row that a key points to, where its columns name that or nothing: {@code ORDER_LINE}. */
    private static String toOne(ForeignKeyModel key, boolean alone, NamedTable parent) {
        return alone ? Identifiers.constant(parent.row()) : toOne(key);
    }

    /** Several columns, or one of a letter, such as the {@code "A"} of Prisma's junctions. */
    private static boolean namesNothing(List<ColumnModel> columns) {
        return columns.size() > 1 || columns.getFirst().name().length() == 1;
    }

    /**
     * Whether a relation to the table needs no {@code _BY_OWNER}: the key's column is called as the table that it points to, or its
     * columns name nothing. Of several such keys only one of a single column called so.
     */
    private boolean isAlone(NamedTable child, ForeignKeyModel key, NamedTable parent) {
        return (key.columns().size() == 1 && isCalledAs(key, parent))
                || (isPlain(key, parent)
                        && !child.equals(parent)
                        && keys(child).stream()
                                .noneMatch(k -> k.references().equals(key.references())
                                        && !k.equals(key)
                                        && isPlain(k, parent)));
    }

    private static boolean isPlain(ForeignKeyModel key, NamedTable parent) {
        return namesNothing(own(key)) || isCalledAs(key, parent);
    }

    /** {@code "albumsId"} too, as TypeORM calls it. */
    private static boolean isCalledAs(ForeignKeyModel key, NamedTable parent) {
        return words(parent).anyMatch(toOne(key)::equals);
    }

    /** Without those of a composite key that are called as what they point to, such as a tenant's: the others tell it apart. */
    private static List<ColumnModel> own(ForeignKeyModel key) {
        List<ColumnModel> own = IntStream.range(0, key.columns().size())
                .filter(i -> !key.columns()
                        .get(i)
                        .name()
                        .equals(key.referencedColumns().get(i)))
                .mapToObj(key.columns()::get)
                .toList();
        return own.isEmpty() || key.columns().size() == 1 ? key.columns() : own;
    }

    private static String inSchemaOf(NamedTable from, NamedTable to, String name) {
        return from.model().schema().equals(to.model().schema())
                ? name
                : Identifiers.constant(to.model().schema()) + "_" + name;
    }

    /** {@code cam_tags}, {@code tags_cams}, {@code cam_to_tag} and the like, for cams and tags. */
    private static boolean isNamedAfter(NamedTable junction, NamedTable one, NamedTable other) {
        String name = Identifiers.constant(junction.model().name());
        return Stream.of(List.of(one, other), List.of(other, one))
                .flatMap(pair -> words(pair.get(0))
                        .flatMap(a -> words(pair.get(1)).flatMap(b -> Stream.of(a + "_" + b, a + "_TO_" + b))))
                .anyMatch(name::equals);
    }

    private static Stream<String> words(NamedTable table) {
        return Stream.of(Identifiers.constant(table.model().name()), Identifiers.constantOf(table.row()));
    }

    private static List<ColumnModel> referenced(ForeignKeyModel key, NamedTable target) {
        return key.referencedColumns().stream()
                .map(name -> target.model().columns().stream()
                        .filter(c -> c.name().equals(name))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    private static List<String> sqlNames(List<ColumnModel> columns) {
        return columns.stream().map(ColumnModel::sqlName).toList();
    }

    private static String columns(List<ColumnModel> columns) {
        return columns.stream().map(ColumnModel::name).collect(Collectors.joining("_and_"));
    }
}
