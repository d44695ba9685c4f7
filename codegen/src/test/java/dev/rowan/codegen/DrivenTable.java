package dev.rowan.codegen;

import dev.rowan.Repository;
import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.TableModel;
import dev.rowan.codegen.names.Identifiers;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A table and what was generated for it, which is called by reflection. */
record DrivenTable(TableModel model, Repository<?> repository, Map<ColumnModel, Method> row) {
    /** By name and number of parameters: a wide table has thousands. */
    static final Map<Class<?>, Map<String, Method>> METHODS = new ConcurrentHashMap<>();

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

    /** The primary key, as the verbs of many keys take it. */
    Object key(Object row) throws Exception {
        List<ColumnModel> columns = model.primaryKey().orElseThrow().columns();
        Class<?> type = method("get", 1).getParameterTypes()[0];
        List<@Nullable Object> values = arguments(row, columns);
        return columns.size() == 1
                ? Objects.requireNonNull(values.getFirst())
                : type.getDeclaredConstructors()[0].newInstance(values.toArray());
    }

    Object newRow(Map<ColumnModel, @Nullable Object> values) throws Exception {
        Class<?> rows = repository.getClass();
        Class<?> newRow = rows.getClassLoader()
                .loadClass(rows.getPackageName() + ".New" + rows.getSimpleName().replaceFirst("Repository$", ""));
        Object row = null;
        Class<?> needs = newRow;
        for (ColumnModel column : model.columns()) {
            if (!column.optional()) {
                Method setter = find(needs, member(column), 1).orElseThrow();
                row = invoke(setter, row, values.get(column));
                needs = setter.getReturnType();
            }
        }
        if (row == null) {
            row = newRow.getField("EMPTY").get(null);
        }
        for (Map.Entry<ColumnModel, @Nullable Object> value : values.entrySet()) {
            if (value.getKey().optional()) {
                row = invoke(find(newRow, member(value.getKey()), 1).orElseThrow(), row, value.getValue());
            }
        }
        return row;
    }

    long count() throws Exception {
        return (long) Objects.requireNonNull(call(method("count", 0), List.of()));
    }

    boolean complete(Object row, List<ColumnModel> columns) {
        return columns.stream().allMatch(c -> read(row, c) != null);
    }

    List<@Nullable Object> arguments(Object row, List<ColumnModel> columns) {
        List<@Nullable Object> arguments = new ArrayList<>();
        columns.forEach(c -> arguments.add(read(row, c)));
        return arguments;
    }

    @Nullable
    Object read(Object row, ColumnModel column) {
        try {
            return component(column).invoke(row);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    /** {@code arguments}: the values of the key, which is a record where it has several, then what else the method takes. */
    @Nullable
    Object call(Method method, List<@Nullable Object> arguments) throws Exception {
        int values = arguments.size() - method.getParameterCount() + 1;
        List<@Nullable Object> given = new ArrayList<>(arguments);
        if (values > 1) {
            Object key = method.getParameterTypes()[0].getDeclaredConstructors()[0].newInstance(
                    arguments.subList(0, values).toArray());
            given.subList(0, values).clear();
            given.addFirst(key);
        }
        return method.invoke(repository, given.toArray());
    }

    static Object invoke(Method method, @Nullable Object target, @Nullable Object argument) throws Exception {
        return Objects.requireNonNull(method.invoke(target, argument));
    }

    static Optional<Method> find(Class<?> type, String name, int parameters) {
        return Optional.ofNullable(METHODS.computeIfAbsent(
                        type,
                        t -> Arrays.stream(t.getMethods())
                                .collect(Collectors.toMap(
                                        m -> m.getName() + "/" + m.getParameterCount(), m -> m, (one, another) -> one)))
                .get(name + "/" + parameters));
    }
}
