package dev.rowan.codegen.names;

import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.ForeignKeyModel;
import dev.rowan.codegen.catalogue.KnownType;
import dev.rowan.codegen.catalogue.TableModel;
import dev.rowan.codegen.catalogue.TypeModel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;

/**
 * Which columns have a typed id. The primary key of one column gives it to all foreign keys that point to it, through other foreign
 * keys too; a primary key that is such a foreign key has that type itself. A column whose foreign keys lead to several ids has none
 * of them.
 */
public final class TypedIds {
    private static final Set<Class<?>> NUMBERS = Set.of(short.class, int.class, long.class, BigDecimal.class);

    private record Place(String table, ColumnModel column) {}

    private final Map<String, NamedTable> tables = new LinkedHashMap<>();
    private final BiPredicate<TableModel, ColumnModel> users;
    private final BiFunction<NamedTable, ColumnModel, Optional<ValueType>> own;
    private final Map<Place, Optional<ValueType>> found = new HashMap<>();
    private final Set<Place> asked = new LinkedHashSet<>();

    private TypedIds(
            List<NamedTable> tables,
            BiPredicate<TableModel, ColumnModel> users,
            BiFunction<NamedTable, ColumnModel, Optional<ValueType>> own) {
        tables.forEach(t -> this.tables.put(t.model().qualifiedName(), t));
        this.users = users;
        this.own = own;
    }

    /**
     * The tables with their ids.
     *
     * @param users which columns have a forced type of the user
     * @param own the record for the primary key of a table, if one is asked for
     */
    public static List<NamedTable> in(
            List<NamedTable> tables,
            BiPredicate<TableModel, ColumnModel> users,
            BiFunction<NamedTable, ColumnModel, Optional<ValueType>> own) {
        var ids = new TypedIds(tables, users, own);
        return tables.stream().map(t -> t.withIds(ids.of(t))).toList();
    }

    /** Whether a column has no other type of its own already. */
    private boolean isPlain(NamedTable table, ColumnModel column) {
        TypeModel type = column.type();
        return type.known().isPresent()
                && !type.asText()
                && !type.hasDomain()
                && !users.test(table.model(), column)
                && !table.enums().containsKey(column);
    }

    private static boolean isKey(NamedTable table, ColumnModel column) {
        return table.model()
                .primaryKey()
                .filter(key -> key.columns().equals(List.of(column)))
                .isPresent();
    }

    private Map<ColumnModel, ValueType> of(NamedTable table) {
        Map<ColumnModel, ValueType> ids = new LinkedHashMap<>();
        for (ColumnModel column : table.model().columns()) {
            id(new Place(table.model().qualifiedName(), column)).ifPresent(id -> ids.put(column, id));
        }
        return ids;
    }

    private Optional<ValueType> id(Place place) {
        Optional<ValueType> known = found.get(place);
        if (known != null) {
            return known;
        }
        NamedTable table = tables.get(place.table());
        if (table == null || !isPlain(table, place.column()) || !asked.add(place)) {
            return Optional.empty(); // or a circle, of which the last gives the type
        }
        Set<ValueType> ids = new LinkedHashSet<>();
        referenced(table.model(), place.column()).forEach(target -> id(target).ifPresent(ids::add));
        Optional<ValueType> id = ids.size() == 1
                ? ids.stream()
                        .findFirst()
                        .filter(type -> fits(type.type(), place.column().type()))
                : Optional.of(place.column())
                        .filter(column -> isKey(table, column))
                        .flatMap(column -> own.apply(table, column));
        asked.remove(place);
        found.put(place, id);
        return id;
    }

    private List<Place> referenced(TableModel table, ColumnModel column) {
        List<Place> places = new ArrayList<>();
        for (ForeignKeyModel key : table.foreignKeys()) {
            NamedTable target = tables.get(key.references());
            int place = key.columns().indexOf(column);
            if (place >= 0 && target != null) {
                String name = key.referencedColumns().get(place);
                target.model().columns().stream()
                        .filter(c -> c.name().equals(name))
                        .forEach(c -> places.add(new Place(key.references(), c)));
            }
        }
        return places;
    }

    /** Whether the record holds each value of the column, and the column's values are its component's. */
    private static boolean fits(TypeModel id, TypeModel column) {
        Optional<KnownType> one = id.known();
        Optional<KnownType> other = column.known();
        return one.isPresent()
                && other.isPresent()
                && (one.get().equals(other.get())
                        || (one.get().javaType().equals(other.get().javaType())
                                && one.get().javaType().equals(String.class))
                        || (NUMBERS.contains(one.get().javaType())
                                && NUMBERS.contains(other.get().javaType())));
    }
}
