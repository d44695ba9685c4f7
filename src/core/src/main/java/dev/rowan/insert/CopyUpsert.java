package dev.rowan.insert;

import dev.rowan.column.Column;
import dev.rowan.column.ColumnValues;
import dev.rowan.column.CopyText;
import dev.rowan.error.DatabaseFailure;
import dev.rowan.insert.CopyRows.Run;
import dev.rowan.session.Session;
import dev.rowan.session.Statement;
import dev.rowan.session.StatementFamily;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Stores the new rows of a stream or overwrites those with their keys: COPY to a temporary table for each set of columns that rows give,
 * then one INSERT ... SELECT ... ON CONFLICT of each. Each row has its place with it, so that two of one key can be named. For one
 * thread.
 */
final class CopyUpsert {
    private static final String PLACE = "rowan_place";

    private final Session session;
    private final String id;
    private final Function<InsertInto<?>, UpsertFamily> upserts;
    private final String name =
            "rowan_copy_" + Long.toHexString(ThreadLocalRandom.current().nextLong());
    private final Map<Object, Staged> staged = new LinkedHashMap<>();
    private @Nullable UpsertFamily family;

    /** Rows in a temporary table. */
    private record Staged(String table, String place, Run run) {}

    /**
     * @param session of a transaction, which fails where this does
     * @param upserts by the key that tells which row is there
     */
    CopyUpsert(Session session, String id, Function<InsertInto<?>, UpsertFamily> upserts) {
        this.session = session;
        this.id = id;
        this.upserts = upserts;
    }

    /** Stores them all; returns how many were stored or overwritten. */
    long all(Stream<? extends NewRow<?>> rows, LongConsumer progress) {
        new CopyRows(session, id, this::run, progress).all(rows);
        UpsertFamily known = family;
        if (known == null) {
            return 0;
        }
        refuseTwice(known);
        long stored = 0;
        for (Staged each : staged.values()) {
            stored += upsert(known, each);
        }
        run("drop table " + staged.values().stream().map(Staged::table).collect(Collectors.joining(", ")));
        return stored;
    }

    private long upsert(UpsertFamily known, Staged rows) {
        ColumnValues like = rows.run().like();
        String names = names(like);
        try {
            return session.write(
                    new Statement(id, known.from(like, " (" + names + ")\nselect " + names + " from " + rows.table())),
                    s -> {});
        } catch (DatabaseFailure e) {
            throw Upserts.told(e);
        }
    }

    private Run run(InsertInto<?> into, ColumnValues values, long place) {
        UpsertFamily known = family;
        if (known == null) {
            known = upserts.apply(into);
            family = known;
        }
        Staged there = staged.get(values.presence());
        if (there == null) {
            StatementFamily.refuseIncomplete(values, place);
            known.refuseKeyless(values, "rows[" + place + "]: ");
            there = stage(into, values);
            staged.put(values.presence(), there);
        }
        return there.run();
    }

    /** Creates a table for rows that give these columns. Its columns have their types, and none of their defaults and constraints. */
    private Staged stage(InsertInto<?> into, ColumnValues values) {
        String table = "pg_temp." + name + "_" + (staged.size() + 1);
        String names = names(values);
        String place = PLACE;
        while (values.columns().indexOfName(place) >= 0) {
            place += "_";
        }
        run("create temporary table " + table.substring("pg_temp.".length()) + " on commit drop as\nselect " + names
                + ", 0::pg_catalog.int8 as " + place + " from " + into.row().sqlName() + " with no data");
        if (values.canBeListed()) {
            CopyText copy = CopyText.of(values, List.of()).placed(place);
            return new Staged(
                    table,
                    place,
                    new Run(
                            values,
                            new Statement(id, "copy " + table + " " + copy.columns() + " from stdin"),
                            copy,
                            true));
        }
        String parameters = values.present().stream().map(Column::parameter).collect(Collectors.joining(", "));
        var insert = new Statement(
                id, "insert into " + table + " (" + names + ", " + place + ")\nvalues (" + parameters + ", ?)");
        return new Staged(table, place, new Run(values, insert, null, true));
    }

    private void run(String sql) {
        session.run(new Statement(id, sql), s -> {});
    }

    private static String names(ColumnValues values) {
        return values.present().stream().map(Column::name).collect(Collectors.joining(", "));
    }

    /** @throws IllegalArgumentException when two rows have the same key; nulls are none */
    private void refuseTwice(UpsertFamily known) {
        ColumnValues like = staged.values().iterator().next().run().like();
        List<String> key = known.key().stream().map(like.columns()::sqlName).toList();
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < key.size(); i++) {
            keys.add("k" + (i + 1));
        }
        String names = String.join(", ", keys);
        String all = staged.values().stream()
                .map(rows -> "select " + String.join(", ", key) + ", " + rows.place() + " from " + rows.table())
                .collect(Collectors.joining("\n    union all "));
        var twice = new Statement(
                id,
                "select min(place), max(place)\nfrom (" + all + ") as rows(" + names + ", place)\nwhere "
                        + keys.stream().map(k -> k + " is not null").collect(Collectors.joining(" and "))
                        + "\ngroup by " + names + "\nhaving count(*) > 1\norder by 1\nlimit 1");
        session.find(
                        twice,
                        s -> {},
                        (rs, first) -> Upserts.twice(known, like, rs.getLong(first), rs.getLong(first + 1)))
                .ifPresent(e -> {
                    throw e;
                });
    }
}
