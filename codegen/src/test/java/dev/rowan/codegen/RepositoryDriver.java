package dev.rowan.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.Database;
import dev.rowan.Query;
import dev.rowan.Repository;
import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.ForeignKeyModel;
import dev.rowan.codegen.catalogue.KeyModel;
import dev.rowan.codegen.catalogue.TableKind;
import dev.rowan.codegen.catalogue.TableModel;
import dev.rowan.codegen.catalogue.TableModel.Event;
import dev.rowan.shape.RowType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.EnumType;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Sends every statement of every generated repository, found by reflection, with values made up from the catalogue: a row
 * stored comes back equal, by each key; each column that can be changed changes, and no other; a row deleted is gone.
 */
final class RepositoryDriver {
    /** Of a wide table some columns are updated. */
    private static final int MOST_UPDATES = 100;

    private static final Set<String> KEPT_BY_TRIGGERS = Set.of("public.film.fulltext");

    /** PostgreSQL has no {@code =} for them. */
    private static final Set<String> WITHOUT_EQUALITY = Set.of("json", "jsonpath", "point", "polygon", "xml");

    private final DSLContext dsl;
    private final Map<String, DrivenTable> tables = new TreeMap<>();
    private final Set<String> byHand = new TreeSet<>();
    private final DrivenRows rows;

    RepositoryDriver(
            Connection connection, List<TableModel> models, Project project, String packageName, ClassLoader loader)
            throws Exception {
        dsl = DSL.using(connection, SQLDialect.POSTGRES);
        rows = new DrivenRows(connection, tables, byHand);
        Map<String, TableModel> byCount =
                models.stream().collect(Collectors.toMap(t -> "select count(*) from " + t.sqlName(), t -> t));
        for (String file : project.ownSources().keySet()) {
            String name = file.substring(0, file.length() - ".java".length()).replace('/', '.');
            if (name.endsWith("package-info")) {
                continue;
            }
            Class<?> facade = loader.loadClass(packageName + "." + name);
            if (facade.getSuperclass() == Database.class) {
                Object db = facade.getMethod("of", DSLContext.class).invoke(null, dsl);
                for (Method accessor : facade.getDeclaredMethods()) {
                    if (Repository.class.isAssignableFrom(accessor.getReturnType())) {
                        add(byCount, (Repository<?>) accessor.invoke(db));
                    }
                }
            }
        }
        assertThat(tables.keySet())
                .isEqualTo(
                        models.stream().map(TableModel::qualifiedName).collect(Collectors.toCollection(TreeSet::new)));
    }

    private void add(Map<String, TableModel> byCount, Repository<?> repository) throws Exception {
        var count = repository.getClass().getDeclaredField("COUNT");
        count.setAccessible(true);
        var statement = (dev.rowan.session.Statement) count.get(null);
        TableModel model = Objects.requireNonNull(byCount.get(statement.sql()), statement.sql());
        var type = (ParameterizedType) repository.getClass().getGenericSuperclass();
        Class<?> rows = (Class<?>) type.getActualTypeArguments()[0];
        List<String> components = Arrays.stream(rows.getDeclaredFields())
                .filter(f -> !Modifier.isStatic(f.getModifiers()))
                .map(java.lang.reflect.Field::getName)
                .toList(); // in the order of the source, in a class as in a record
        Map<ColumnModel, Method> row = new LinkedHashMap<>();
        for (int i = 0; i < components.size(); i++) {
            row.put(model.columns().get(i), rows.getMethod(components.get(i)));
        }
        tables.put(model.qualifiedName(), new DrivenTable(model, repository, row));
    }

    /** Drives all of them; gives what it could not make up: columns left to their default or to null, foreign keys not changed. */
    Set<String> driveAll() throws Exception {
        for (DrivenTable table : tables.values()) {
            try {
                drive(table);
            } catch (Exception | AssertionError e) {
                throw new AssertionError(table.model().qualifiedName() + ": " + e, e);
            }
        }
        return byHand;
    }

    private void drive(DrivenTable t) throws Exception {
        if (t.model().kind() == TableKind.FOREIGN_TABLE) {
            return;
        }
        if (t.model().kind() == TableKind.MATERIALIZED_VIEW) {
            t.call(t.method("refresh", 0), List.of());
            Optional<Method> concurrently = DrivenTable.find(t.repository().getClass(), "refreshConcurrently", 0);
            assertThat(concurrently.isPresent()).isEqualTo(!t.model().keys().isEmpty());
            if (concurrently.isPresent()) {
                t.call(concurrently.get(), List.of());
            }
        }
        assertThat((List<?>) t.method("list", 1).invoke(t.repository(), 3)).hasSizeLessThanOrEqualTo(3);
        if (!t.model().does(Event.INSERT)) {
            assertThat(DrivenTable.find(t.repository().getClass(), "insert", 1)).isEmpty();
            assertThat(t.count()).isNotNegative();
            return;
        }
        long before = t.count();
        Map<ColumnModel, @Nullable Object> given = rows.values(t, false);
        Object row = rows.insert(t, given);
        for (Map.Entry<ColumnModel, @Nullable Object> value : given.entrySet()) {
            if (!KEPT_BY_TRIGGERS.contains(
                    t.model().qualifiedName() + "." + value.getKey().name())) {
                assertThat(t.read(row, value.getKey()))
                        .as(value.getKey().name())
                        .isEqualTo(value.getValue());
            }
        }
        row = again(t, given, row);
        assertThat(t.count()).isGreaterThan(before);
        assertThat(t.repository().all().list().contains(row)).isTrue();
        conditions(t, row);
        for (ForeignKeyModel key : t.model().foreignKeys()) {
            Optional<Method> listBy =
                    DrivenTable.find(t.repository().getClass(), "listBy" + t.joined(key.columns()), 1);
            if (listBy.isPresent() && t.complete(row, key.columns())) {
                List<?> children =
                        (List<?>) Objects.requireNonNull(t.call(listBy.get(), t.arguments(row, key.columns())));
                assertThat(children.contains(row)).isTrue();
            }
        }
        for (KeyModel key : t.model().uniqueKeys()) {
            Optional<Method> getBy = DrivenTable.find(t.repository().getClass(), "getBy" + t.joined(key.columns()), 1);
            if (getBy.isPresent() && t.complete(row, key.columns())) {
                List<@Nullable Object> arguments = t.arguments(row, key.columns());
                assertThat(t.call(getBy.get(), arguments)).isEqualTo(row);
                assertThat(t.call(t.method("findBy" + t.joined(key.columns()), 1), arguments))
                        .isEqualTo(Optional.of(row));
            }
        }
        if (t.model().primaryKey().isPresent()) {
            byKey(t, t.model().primaryKey().get().columns(), "", row);
        } else {
            for (KeyModel key : t.model().uniqueKeys()) {
                byUniqueKey(t, key.columns(), rows.values(t, false));
            }
        }
        rows.insert(t, rows.values(t, true));
    }

    /** Each value finds its row, and jOOQ's own records have the same values; often enough for the driver to go binary. */
    private void conditions(DrivenTable t, Object row) {
        Condition all = DSL.noCondition();
        for (ColumnModel c : t.model().columns()) {
            Object value = t.read(row, c);
            String type = c.type().element().orElse(c.type()).name();
            if (value == null || WITHOUT_EQUALITY.contains(type)) {
                continue;
            }
            Condition equal = compared(row, c).eq(value);
            assertThat(t.repository().where(equal).list().contains(row))
                    .as(c.name())
                    .isTrue();
            all = all.and(equal);
        }
        for (int i = 0; i < 7; i++) {
            assertThat(t.repository().where(all).list()).isEqualTo(List.of(row));
            var stored = dsl.fetchOne(table(row), all);
            for (ColumnModel c : t.model().columns()) {
                assertThat(Objects.requireNonNull(stored).get(field(row, c)))
                        .as(c.name())
                        .isEqualTo(t.read(row, c));
            }
        }
    }

    /** PostgreSQL has no {@code =} for a domain over an enum. */
    private static Field<Object> compared(Object row, ColumnModel column) {
        Field<Object> field = field(row, column);
        return column.isDomainOverEnum() ? field.cast(enumType(field.getType())) : field;
    }

    @SuppressWarnings("unchecked") // the class of an enum of jOOQ's, of which the catalogue says that it is one
    private static <E extends EnumType> DataType<Object> enumType(Class<?> type) {
        return (DataType<Object>) (DataType<?>) SQLDataType.VARCHAR.asEnumDataType((Class<E>) type);
    }

    private static Table<?> table(Object row) {
        try {
            return ((RowType<?>) row.getClass().getField("ROW").get(null)).table();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    @SuppressWarnings("unchecked") // the values come from a row, whose types are jOOQ's
    private static Field<Object> field(Object row, ColumnModel column) {
        return (Field<Object>) Objects.requireNonNull(table(row).field(column.name()));
    }

    /** Updates and deletes by each key that no row lacks, and has none by others. */
    private void byUniqueKey(DrivenTable t, List<ColumnModel> key, Map<ColumnModel, @Nullable Object> values)
            throws Exception {
        String end = "By" + t.joined(key);
        boolean always = key.stream().noneMatch(ColumnModel::nullable);
        assertThat(DrivenTable.find(t.repository().getClass(), "delete" + end, 1)
                        .isPresent())
                .isEqualTo(always && t.model().does(Event.DELETE));
        if (always) {
            byKey(t, key, end, rows.insert(t, values));
        }
    }

    private void byKey(DrivenTable t, List<ColumnModel> key, String end, Object row) throws Exception {
        List<@Nullable Object> id = t.arguments(row, key);
        Method find = t.method("find" + end, 1);
        assertThat(t.call(t.method("get" + end, 1), id)).isEqualTo(row);
        assertThat(t.call(find, id)).isEqualTo(Optional.of(row));
        Optional<Method> exists = DrivenTable.find(t.repository().getClass(), "exists", 1);
        if (end.isEmpty()) {
            assertThat(t.call(exists.orElseThrow(), id)).isEqualTo(true);
        }
        Condition equal = DSL.and(
                key.stream().map(c -> compared(row, c).eq(t.read(row, c))).toList());
        Query<?> query = t.repository().where(equal);
        assertThat(query.list()).isEqualTo(List.of(row));
        update(t, key, end, id, row);
        Optional<Method> delete = DrivenTable.find(t.repository().getClass(), "delete" + end, 1);
        assertThat(delete.isPresent()).isEqualTo(t.model().does(Event.DELETE));
        if (delete.isEmpty()) {
            return;
        }
        assertThat(t.call(delete.get(), id)).isEqualTo(true);
        assertThat(t.call(delete.get(), id)).isEqualTo(false);
        assertThat(t.call(find, id)).isEqualTo(Optional.empty());
        if (end.isEmpty()) {
            assertThat(t.call(exists.orElseThrow(), id)).isEqualTo(false);
        }
    }

    /** Column by column, from the last: a check may want one to be less than another after it. */
    private void update(DrivenTable t, List<ColumnModel> key, String end, List<@Nullable Object> id, Object row)
            throws Exception {
        Optional<Method> update = Arrays.stream(t.repository().getClass().getMethods())
                .filter(m -> m.getName().equals("update" + end)
                        && m.getParameterTypes()[m.getParameterCount() - 1] != UnaryOperator.class)
                .findFirst();
        if (update.isEmpty() || t.model().version().isPresent()) { // by rows: JobsTest of the garage
            return;
        }
        Class<?> patches = update.get().getParameterTypes()[1];
        Object before = row;
        Map<ColumnModel, @Nullable Object> values = rows.values(t, false);
        List<ColumnModel> columns = new ArrayList<>(t.model().columns());
        Collections.reverse(columns);
        int step = columns.size() / MOST_UPDATES + 1;
        columns.removeIf(c -> t.model().columns().indexOf(c) % step != 0);
        Set<ColumnModel> done = new HashSet<>();
        for (ColumnModel column : columns) {
            if (key.contains(column)
                    || DrivenTable.find(patches, t.member(column), 1).isEmpty()
                    || !values.containsKey(column)
                    || done.contains(column)) {
                continue;
            }
            Set<ColumnModel> together = together(t, column);
            if (!together.stream()
                    .allMatch(c -> DrivenTable.find(patches, t.member(c), 1).isPresent())) {
                byHand.add(t.model().qualifiedName() + "." + column.name()
                        + " is not updated: part of a foreign key with the primary key's columns");
                continue;
            }
            Object patch = Objects.requireNonNull(patches.getField("EMPTY").get(null));
            for (ColumnModel c : together) {
                patch = DrivenTable.invoke(
                        DrivenTable.find(patches, t.member(c), 1).orElseThrow(), patch, values.get(c));
            }
            done.addAll(together);
            List<@Nullable Object> arguments = new ArrayList<>(id);
            arguments.add(patch);
            t.call(update.get(), arguments);
            Object after = Objects.requireNonNull(t.call(t.method("get" + end, 1), id));
            for (ColumnModel c : t.model().columns()) {
                boolean generated = !c.insertable()
                        || DrivenTable.find(patches, t.member(c), 1).isEmpty();
                if (together.contains(c)) {
                    assertThat(t.read(after, c)).as(c.name()).isEqualTo(values.get(c));
                } else if (!generated) {
                    assertThat(t.read(after, c)).as(c.name()).isEqualTo(t.read(before, c));
                }
            }
            before = after;
        }
    }

    /** The columns of the foreign keys that this one is of. */
    private static Set<ColumnModel> together(DrivenTable t, ColumnModel column) {
        Set<ColumnModel> together = new HashSet<>(Set.of(column));
        boolean grown = true;
        while (grown) {
            grown = false;
            for (ForeignKeyModel key : t.model().foreignKeys()) {
                if (!Collections.disjoint(together, key.columns())) {
                    grown |= together.addAll(key.columns());
                }
            }
        }
        return together;
    }

    /**
     * What is there is not inserted again, and found, overwritten, updated and locked by the inherited verbs. The row as it is
     * then: a trigger may have changed it.
     */
    private Object again(DrivenTable t, Map<ColumnModel, @Nullable Object> given, Object row) throws Exception {
        Object last = row;
        Object newRow = t.newRow(given);
        boolean taken = t.model().keys().stream()
                .anyMatch(k -> k.columns().stream().allMatch(c -> given.get(c) != null && t.read(row, c) != null));
        Optional<Method> insertIfAbsent = DrivenTable.find(t.repository().getClass(), "insertIfAbsent", 1);
        if (insertIfAbsent.isPresent() && taken) {
            assertThat(insertIfAbsent.get().invoke(t.repository(), newRow)).isEqualTo(Optional.empty());
        }
        Optional<Method> upsert = DrivenTable.find(t.repository().getClass(), "upsert", 1);
        if (upsert.isPresent()
                && t.model().version().isEmpty() // which each upsert changes
                && given.keySet()
                        .containsAll(t.model().primaryKey().orElseThrow().columns())) {
            List<?> stored = List.of(
                    Objects.requireNonNull(upsert.get().invoke(t.repository(), newRow)),
                    ((List<?>) Objects.requireNonNull(t.method("upsertAll", 1).invoke(t.repository(), List.of(newRow))))
                            .getFirst());
            last = stored.getLast();
            for (ColumnModel column : t.model().primaryKey().orElseThrow().columns()) {
                assertThat(stored).allSatisfy(s -> assertThat(t.read(s, column)).isEqualTo(t.read(row, column)));
            }
        }
        Optional<Method> findAll = DrivenTable.find(t.repository().getClass(), "findAll", 1);
        if (findAll.isPresent()) {
            Object key = t.key(row);
            List<?> found = (List<?>) Objects.requireNonNull(findAll.get().invoke(t.repository(), List.of(key, key)));
            assertThat(found).hasSize(2);
            for (ColumnModel column : t.model().primaryKey().orElseThrow().columns()) {
                assertThat(found).allSatisfy(s -> assertThat(t.read(s, column)).isEqualTo(t.read(row, column)));
            }
        }
        return last;
    }
}
