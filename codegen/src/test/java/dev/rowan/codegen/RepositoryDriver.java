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
import dev.rowan.codegen.names.Identifiers;
import dev.rowan.shape.RowType;
import dev.rowan.type.Range;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    private static final String REFERENCED = """
            select a.attname
            from pg_constraint con
            cross join unnest(con.confkey) with ordinality as k(attnum, ord)
            join pg_attribute a on a.attrelid = con.confrelid and a.attnum = k.attnum
            where con.conrelid = ?::regclass and con.conname = ?
            order by k.ord
            """;

    private static final Range<LocalDate> JANUARY = Range.of(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 2, 1));

    /**
     * Pagila's payments have their foreign keys on each partition, where the catalogue of the table has none; its films are of
     * the years from 1901 to 2155; torture has a foreign key with PERIOD; prices, offers and bookings are of cases.
     */
    private static final Map<String, Object> BY_HAND = Map.ofEntries(
            Map.entry("public.film.release_year", 1927),
            Map.entry("public.payment.customer_id", 1000),
            Map.entry("public.payment.rental_id", 1000),
            Map.entry("public.payment.staff_id", 1000),
            Map.entry("public.prices.valid", "[2024-01-01,2024-02-01)"),
            Map.entry("public.offers.valid", "[2024-01-01,2024-02-01)"),
            Map.entry("public.offers.price_id", 1000),
            Map.entry("public.bookings.during", "[\"2024-01-01 00:00:00\",\"2024-02-01 00:00:00\")"),
            Map.entry("public.temporal.valid", JANUARY),
            Map.entry("public.temporal_fk.tid", 1000),
            Map.entry("public.temporal_fk.valid", JANUARY));

    /** By name and number of parameters: a wide table has thousands. */
    private static final Map<Class<?>, Map<String, Method>> METHODS = new ConcurrentHashMap<>();

    /** Of a wide table some columns are updated. */
    private static final int MOST_UPDATES = 100;

    private static final Set<String> KEPT_BY_TRIGGERS = Set.of("public.film.fulltext");

    /** PostgreSQL has no {@code =} for them. */
    private static final Set<String> WITHOUT_EQUALITY = Set.of("json", "jsonpath", "point", "polygon", "xml");

    private final Connection connection;
    private final DSLContext dsl;
    private final Map<String, Driven> tables = new TreeMap<>();
    private final Set<String> byHand = new TreeSet<>();
    private final Deque<TableModel> path = new ArrayDeque<>();
    private int number = 1950; // a year, a smallint and an id that no schema has

    /** A table and what was generated for it. */
    private record Driven(TableModel model, Repository<?> repository, Map<ColumnModel, Method> row) {
        Method method(String name, int parameters) {
            return find(repository.getClass(), name, parameters).orElseThrow(() -> new AssertionError(name));
        }

        String joined(List<ColumnModel> columns) {
            return columns.stream().map(c -> Identifiers.capitalized(member(c))).collect(Collectors.joining("And"));
        }

        String member(ColumnModel column) {
            return component(column).getName();
        }

        /** The accessor of the row. */
        Method component(ColumnModel column) {
            return Objects.requireNonNull(row.get(column));
        }
    }

    RepositoryDriver(
            Connection connection, List<TableModel> models, Project project, String packageName, ClassLoader loader)
            throws Exception {
        this.connection = connection;
        dsl = DSL.using(connection, SQLDialect.POSTGRES);
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
        tables.put(model.qualifiedName(), new Driven(model, repository, row));
    }

    /** Drives all of them; gives what it could not make up: columns left to their default or to null, foreign keys not changed. */
    Set<String> driveAll() throws Exception {
        for (Driven table : tables.values()) {
            try {
                drive(table);
            } catch (Exception | AssertionError e) {
                throw new AssertionError(table.model().qualifiedName() + ": " + e, e);
            }
        }
        return byHand;
    }

    private void drive(Driven t) throws Exception {
        if (t.model().kind() == TableKind.FOREIGN_TABLE) {
            return;
        }
        if (t.model().kind() == TableKind.MATERIALIZED_VIEW) {
            call(t, t.method("refresh", 0), List.of());
            Optional<Method> concurrently = find(t.repository().getClass(), "refreshConcurrently", 0);
            assertThat(concurrently.isPresent()).isEqualTo(!t.model().keys().isEmpty());
            if (concurrently.isPresent()) {
                call(t, concurrently.get(), List.of());
            }
        }
        assertThat((List<?>) t.method("list", 1).invoke(t.repository(), 3)).hasSizeLessThanOrEqualTo(3);
        if (!t.model().does(Event.INSERT)) {
            assertThat(find(t.repository().getClass(), "insert", 1)).isEmpty();
            assertThat(count(t)).isNotNegative();
            return;
        }
        long before = count(t);
        Map<ColumnModel, @Nullable Object> given = values(t, false);
        Object row = insert(t, given);
        for (Map.Entry<ColumnModel, @Nullable Object> value : given.entrySet()) {
            if (!KEPT_BY_TRIGGERS.contains(
                    t.model().qualifiedName() + "." + value.getKey().name())) {
                assertThat(read(t, row, value.getKey()))
                        .as(value.getKey().name())
                        .isEqualTo(value.getValue());
            }
        }
        row = again(t, given, row);
        assertThat(count(t)).isGreaterThan(before);
        assertThat(t.repository().all().list().contains(row)).isTrue();
        conditions(t, row);
        for (ForeignKeyModel key : t.model().foreignKeys()) {
            Optional<Method> listBy = find(t.repository().getClass(), "listBy" + t.joined(key.columns()), 1);
            if (listBy.isPresent() && complete(t, row, key.columns())) {
                List<?> children =
                        (List<?>) Objects.requireNonNull(call(t, listBy.get(), arguments(t, row, key.columns())));
                assertThat(children.contains(row)).isTrue();
            }
        }
        for (KeyModel key : t.model().uniqueKeys()) {
            Optional<Method> getBy = find(t.repository().getClass(), "getBy" + t.joined(key.columns()), 1);
            if (getBy.isPresent() && complete(t, row, key.columns())) {
                List<@Nullable Object> arguments = arguments(t, row, key.columns());
                assertThat(call(t, getBy.get(), arguments)).isEqualTo(row);
                assertThat(call(t, t.method("findBy" + t.joined(key.columns()), 1), arguments))
                        .isEqualTo(Optional.of(row));
            }
        }
        if (t.model().primaryKey().isPresent()) {
            byKey(t, t.model().primaryKey().get().columns(), "", row);
        } else {
            for (KeyModel key : t.model().uniqueKeys()) {
                byUniqueKey(t, key.columns(), values(t, false));
            }
        }
        insert(t, values(t, true));
    }

    /** Each value finds its row, and jOOQ's own records have the same values; often enough for the driver to go binary. */
    private void conditions(Driven t, Object row) {
        Condition all = DSL.noCondition();
        for (ColumnModel c : t.model().columns()) {
            Object value = read(t, row, c);
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
                        .isEqualTo(read(t, row, c));
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
    private void byUniqueKey(Driven t, List<ColumnModel> key, Map<ColumnModel, @Nullable Object> values)
            throws Exception {
        String end = "By" + t.joined(key);
        boolean always = key.stream().noneMatch(ColumnModel::nullable);
        assertThat(find(t.repository().getClass(), "delete" + end, 1).isPresent())
                .isEqualTo(always && t.model().does(Event.DELETE));
        if (always) {
            byKey(t, key, end, insert(t, values));
        }
    }

    private void byKey(Driven t, List<ColumnModel> key, String end, Object row) throws Exception {
        List<@Nullable Object> id = arguments(t, row, key);
        Method find = t.method("find" + end, 1);
        assertThat(call(t, t.method("get" + end, 1), id)).isEqualTo(row);
        assertThat(call(t, find, id)).isEqualTo(Optional.of(row));
        Optional<Method> exists = find(t.repository().getClass(), "exists", 1);
        if (end.isEmpty()) {
            assertThat(call(t, exists.orElseThrow(), id)).isEqualTo(true);
        }
        Condition equal = DSL.and(
                key.stream().map(c -> compared(row, c).eq(read(t, row, c))).toList());
        Query<?> query = t.repository().where(equal);
        assertThat(query.list()).isEqualTo(List.of(row));
        update(t, key, end, id, row);
        Optional<Method> delete = find(t.repository().getClass(), "delete" + end, 1);
        assertThat(delete.isPresent()).isEqualTo(t.model().does(Event.DELETE));
        if (delete.isEmpty()) {
            return;
        }
        assertThat(call(t, delete.get(), id)).isEqualTo(true);
        assertThat(call(t, delete.get(), id)).isEqualTo(false);
        assertThat(call(t, find, id)).isEqualTo(Optional.empty());
        if (end.isEmpty()) {
            assertThat(call(t, exists.orElseThrow(), id)).isEqualTo(false);
        }
    }

    /** Column by column, from the last: a check may want one to be less than another after it. */
    private void update(Driven t, List<ColumnModel> key, String end, List<@Nullable Object> id, Object row)
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
        Map<ColumnModel, @Nullable Object> values = values(t, false);
        List<ColumnModel> columns = new ArrayList<>(t.model().columns());
        Collections.reverse(columns);
        int step = columns.size() / MOST_UPDATES + 1;
        columns.removeIf(c -> t.model().columns().indexOf(c) % step != 0);
        Set<ColumnModel> done = new HashSet<>();
        for (ColumnModel column : columns) {
            if (key.contains(column)
                    || find(patches, t.member(column), 1).isEmpty()
                    || !values.containsKey(column)
                    || done.contains(column)) {
                continue;
            }
            Set<ColumnModel> together = together(t, column);
            if (!together.stream().allMatch(c -> find(patches, t.member(c), 1).isPresent())) {
                byHand.add(t.model().qualifiedName() + "." + column.name()
                        + " is not updated: part of a foreign key with the primary key's columns");
                continue;
            }
            Object patch = Objects.requireNonNull(patches.getField("EMPTY").get(null));
            for (ColumnModel c : together) {
                patch = invoke(find(patches, t.member(c), 1).orElseThrow(), patch, values.get(c));
            }
            done.addAll(together);
            List<@Nullable Object> arguments = new ArrayList<>(id);
            arguments.add(patch);
            call(t, update.get(), arguments);
            Object after = Objects.requireNonNull(call(t, t.method("get" + end, 1), id));
            for (ColumnModel c : t.model().columns()) {
                boolean generated =
                        !c.insertable() || find(patches, t.member(c), 1).isEmpty();
                if (together.contains(c)) {
                    assertThat(read(t, after, c)).as(c.name()).isEqualTo(values.get(c));
                } else if (!generated) {
                    assertThat(read(t, after, c)).as(c.name()).isEqualTo(read(t, before, c));
                }
            }
            before = after;
        }
    }

    /** The columns of the foreign keys that this one is of. */
    private static Set<ColumnModel> together(Driven t, ColumnModel column) {
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

    /** Values of a new row, its parents stored; {@code least}: of the columns that must be given. */
    private Map<ColumnModel, @Nullable Object> values(Driven t, boolean least) throws Exception {
        Map<ColumnModel, @Nullable Object> values = new LinkedHashMap<>();
        number++;
        for (ColumnModel column : t.model().columns()) {
            boolean wanted =
                    least ? !column.optional() : column.insertable() && column.writing() == ColumnModel.Writing.ANY;
            if (wanted) {
                Optional<Object> value = Optional.ofNullable(
                                BY_HAND.get(t.model().qualifiedName() + "." + column.name()))
                        .or(() -> DrivenValues.of(column, t.component(column).getReturnType(), number));
                if (value.isPresent()) {
                    values.put(column, value.get());
                } else if (column.optional()) {
                    byHand.add(t.model().qualifiedName() + "." + column.name() + " is not set: no value of "
                            + t.component(column).getReturnType().getTypeName());
                } else {
                    throw new AssertionError(column.name() + ": no value of "
                            + t.component(column).getReturnType());
                }
                number++;
            }
        }
        for (ForeignKeyModel key : t.model().foreignKeys()) {
            if (key.columns().stream().anyMatch(values::containsKey)) {
                refer(t, key, values);
            }
        }
        return values;
    }

    private void refer(Driven t, ForeignKeyModel key, Map<ColumnModel, @Nullable Object> values) throws Exception {
        List<String> referenced = strings(REFERENCED, t.model().sqlName(), key.name());
        if (key.references().equals(t.model().qualifiedName())) {
            if (!referenced.equals(key.columns().stream().map(ColumnModel::name).toList())) {
                setNull(t, key, values);
            }
            return;
        }
        path.push(t.model());
        Driven parent = tables.get(key.references());
        Optional<Map<String, @Nullable Object>> row = parent == null || path.contains(parent.model())
                ? anyRow(t, key, referenced)
                : Optional.of(byName(parent, insert(parent, values(parent, true))));
        path.pop();
        if (row.isEmpty()) {
            setNull(t, key, values);
            return;
        }
        for (int i = 0; i < referenced.size(); i++) {
            values.put(key.columns().get(i), row.get().get(referenced.get(i)));
        }
    }

    private void setNull(Driven t, ForeignKeyModel key, Map<ColumnModel, @Nullable Object> values) {
        List<ColumnModel> nullable =
                key.columns().stream().filter(c -> !c.requiresValue()).toList();
        assertThat(nullable)
                .as("the parent of %s must be stored by hand", key.name())
                .isNotEmpty();
        nullable.forEach(c -> values.put(c, null));
        byHand.add(t.model().qualifiedName() + ": the foreign key " + key.name() + " to " + key.references()
                + " stays null");
    }

    private Map<String, @Nullable Object> byName(Driven table, Object row) {
        Map<String, @Nullable Object> values = new HashMap<>();
        table.model().columns().forEach(c -> values.put(c.name(), read(table, row, c)));
        return values;
    }

    /** Of a parent that is refused, or that needs this very table: one without a child, where there is one. */
    private Optional<Map<String, @Nullable Object>> anyRow(Driven t, ForeignKeyModel key, List<String> referenced) {
        String[] parent = key.references().split("\\.", 2);
        String equal = IntStream.range(0, referenced.size())
                .mapToObj(i -> "p.\"" + referenced.get(i) + "\" = c."
                        + key.columns().get(i).sqlName())
                .collect(Collectors.joining(" and "));
        return DSL.using(connection, SQLDialect.POSTGRES)
                .fetchOptional(
                        "select p.* from {0} p order by exists (select from "
                                + t.model().sqlName() + " c where " + equal + ") limit 1",
                        DSL.table(DSL.name(parent)))
                .map(org.jooq.Record::intoMap);
    }

    private Object insert(Driven t, Map<ColumnModel, @Nullable Object> values) throws Exception {
        return Objects.requireNonNull(t.method("insert", 1).invoke(t.repository(), newRow(t, values)));
    }

    /**
     * What is there is not inserted again, and found, overwritten, updated and locked by the inherited verbs. The row as it is
     * then: a trigger may have changed it.
     */
    private Object again(Driven t, Map<ColumnModel, @Nullable Object> given, Object row) throws Exception {
        Object last = row;
        Object newRow = newRow(t, given);
        boolean taken = t.model().keys().stream()
                .anyMatch(k -> k.columns().stream().allMatch(c -> given.get(c) != null && read(t, row, c) != null));
        Optional<Method> insertIfAbsent = find(t.repository().getClass(), "insertIfAbsent", 1);
        if (insertIfAbsent.isPresent() && taken) {
            assertThat(insertIfAbsent.get().invoke(t.repository(), newRow)).isEqualTo(Optional.empty());
        }
        Optional<Method> upsert = find(t.repository().getClass(), "upsert", 1);
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
                assertThat(stored)
                        .allSatisfy(s -> assertThat(read(t, s, column)).isEqualTo(read(t, row, column)));
            }
        }
        Optional<Method> findAll = find(t.repository().getClass(), "findAll", 1);
        if (findAll.isPresent()) {
            Object key = key(t, row);
            List<?> found = (List<?>) Objects.requireNonNull(findAll.get().invoke(t.repository(), List.of(key, key)));
            assertThat(found).hasSize(2);
            for (ColumnModel column : t.model().primaryKey().orElseThrow().columns()) {
                assertThat(found).allSatisfy(s -> assertThat(read(t, s, column)).isEqualTo(read(t, row, column)));
            }
        }
        return last;
    }

    /** The primary key, as the verbs of many keys take it. */
    private static Object key(Driven t, Object row) throws Exception {
        List<ColumnModel> columns = t.model().primaryKey().orElseThrow().columns();
        Class<?> type = t.method("get", 1).getParameterTypes()[0];
        List<@Nullable Object> values = arguments(t, row, columns);
        return columns.size() == 1
                ? Objects.requireNonNull(values.getFirst())
                : type.getDeclaredConstructors()[0].newInstance(values.toArray());
    }

    private static Object newRow(Driven t, Map<ColumnModel, @Nullable Object> values) throws Exception {
        Class<?> rows = t.repository().getClass();
        Class<?> newRow = rows.getClassLoader()
                .loadClass(rows.getPackageName() + ".New" + rows.getSimpleName().replaceFirst("Repository$", ""));
        Object row = null;
        Class<?> needs = newRow;
        for (ColumnModel column : t.model().columns()) {
            if (!column.optional()) {
                Method setter = find(needs, t.member(column), 1).orElseThrow();
                row = invoke(setter, row, values.get(column));
                needs = setter.getReturnType();
            }
        }
        if (row == null) {
            row = newRow.getField("EMPTY").get(null);
        }
        for (Map.Entry<ColumnModel, @Nullable Object> value : values.entrySet()) {
            if (value.getKey().optional()) {
                row = invoke(find(newRow, t.member(value.getKey()), 1).orElseThrow(), row, value.getValue());
            }
        }
        return row;
    }

    private static long count(Driven t) throws Exception {
        return (long) Objects.requireNonNull(call(t, t.method("count", 0), List.of()));
    }

    private static boolean complete(Driven t, Object row, List<ColumnModel> columns) {
        return columns.stream().allMatch(c -> read(t, row, c) != null);
    }

    private static List<@Nullable Object> arguments(Driven t, Object row, List<ColumnModel> columns) {
        List<@Nullable Object> arguments = new ArrayList<>();
        columns.forEach(c -> arguments.add(read(t, row, c)));
        return arguments;
    }

    private static @Nullable Object read(Driven t, Object row, ColumnModel column) {
        try {
            return t.component(column).invoke(row);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    /** {@code arguments}: the values of the key, which is a record where it has several, then what else the method takes. */
    private static @Nullable Object call(Driven t, Method method, List<@Nullable Object> arguments) throws Exception {
        int values = arguments.size() - method.getParameterCount() + 1;
        List<@Nullable Object> given = new ArrayList<>(arguments);
        if (values > 1) {
            Object key = method.getParameterTypes()[0].getDeclaredConstructors()[0].newInstance(
                    arguments.subList(0, values).toArray());
            given.subList(0, values).clear();
            given.addFirst(key);
        }
        return method.invoke(t.repository(), given.toArray());
    }

    private static Object invoke(Method method, @Nullable Object target, @Nullable Object argument) throws Exception {
        return Objects.requireNonNull(method.invoke(target, argument));
    }

    private static Optional<Method> find(Class<?> type, String name, int parameters) {
        return Optional.ofNullable(METHODS.computeIfAbsent(
                        type,
                        t -> Arrays.stream(t.getMethods())
                                .collect(Collectors.toMap(
                                        m -> m.getName() + "/" + m.getParameterCount(), m -> m, (one, another) -> one)))
                .get(name + "/" + parameters));
    }

    private List<String> strings(String sql, String... parameters) throws Exception {
        try (PreparedStatement s = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                s.setString(i + 1, parameters[i]);
            }
            List<String> strings = new ArrayList<>();
            try (ResultSet rs = s.executeQuery()) {
                while (rs.next()) {
                    strings.add(Objects.requireNonNull(rs.getString(1)));
                }
            }
            return strings;
        }
    }
}
