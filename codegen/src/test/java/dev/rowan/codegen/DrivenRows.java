package dev.rowan.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.ForeignKeyModel;
import dev.rowan.codegen.catalogue.TableModel;
import dev.rowan.type.Range;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Makes up rows of tables, and stores their parents. */
final class DrivenRows {
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

    private final Connection connection;
    private final Map<String, DrivenTable> tables;
    private final Set<String> byHand;
    private final Deque<TableModel> path = new ArrayDeque<>();
    private int number = 1950; // a year, a smallint and an id that no schema has

    /** {@code byHand}: takes what cannot be made up. */
    DrivenRows(Connection connection, Map<String, DrivenTable> tables, Set<String> byHand) {
        this.connection = connection;
        this.tables = tables;
        this.byHand = byHand;
    }

    /** Values of a new row, its parents stored; {@code least}: of the columns that must be given. */
    Map<ColumnModel, @Nullable Object> values(DrivenTable t, boolean least) throws Exception {
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

    private void refer(DrivenTable t, ForeignKeyModel key, Map<ColumnModel, @Nullable Object> values) throws Exception {
        List<String> referenced = strings(REFERENCED, t.model().sqlName(), key.name());
        if (key.references().equals(t.model().qualifiedName())) {
            if (!referenced.equals(key.columns().stream().map(ColumnModel::name).toList())) {
                setNull(t, key, values);
            }
            return;
        }
        path.push(t.model());
        DrivenTable parent = tables.get(key.references());
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

    private void setNull(DrivenTable t, ForeignKeyModel key, Map<ColumnModel, @Nullable Object> values) {
        List<ColumnModel> nullable =
                key.columns().stream().filter(c -> !c.requiresValue()).toList();
        assertThat(nullable)
                .as("the parent of %s must be stored by hand", key.name())
                .isNotEmpty();
        nullable.forEach(c -> values.put(c, null));
        byHand.add(t.model().qualifiedName() + ": the foreign key " + key.name() + " to " + key.references()
                + " stays null");
    }

    private Map<String, @Nullable Object> byName(DrivenTable table, Object row) {
        Map<String, @Nullable Object> values = new HashMap<>();
        table.model().columns().forEach(c -> values.put(c.name(), table.read(row, c)));
        return values;
    }

    /** Of a parent that is refused, or that needs this very table: one without a child, where there is one. */
    private Optional<Map<String, @Nullable Object>> anyRow(
            DrivenTable t, ForeignKeyModel key, List<String> referenced) {
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

    Object insert(DrivenTable t, Map<ColumnModel, @Nullable Object> values) throws Exception {
        return Objects.requireNonNull(t.method("insert", 1).invoke(t.repository(), t.newRow(values)));
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
