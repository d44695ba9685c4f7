package dev.rowan.review.migrations;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Hears of what is dropped, by an event trigger that writes into a setting of the session: it takes no lock and writes no row. */
final class Drops {
    /** Forgets what was dropped; an expression of a SELECT. */
    static final String RESET = "set_config('rowan.dropped', '', false)";

    private static final String PREPARE = """
            create schema rowan_trace;
            create function rowan_trace.dropped() returns event_trigger language plpgsql as $$
            declare gone record;
            begin
                for gone in select * from pg_event_trigger_dropped_objects() loop
                    perform set_config('rowan.dropped', coalesce(current_setting('rowan.dropped', true), '')
                        || case when gone.original then 'original' else 'cascaded' end || chr(9) || gone.object_type || chr(9) || gone.object_identity || chr(10), false);
                end loop;
            end $$;
            create event trigger rowan_trace_dropped on sql_drop execute function rowan_trace.dropped();
            """;
    private static final Set<String> RELATIONS =
            Set.of("table", "view", "materialized view", "foreign table", "sequence", "index");
    private static final Set<String> OTHERS = Set.of(
            "table column", "function", "procedure", "aggregate", "schema", "extension", "domain", "policy", "trigger");

    /** {@code type} and {@code name} as the server says them, such as {@code users_email_key on public.users}. */
    record Dropped(boolean original, String type, String name) {}

    private Drops() {}

    static void prepare(Connection connection) throws SQLException {
        try (var s = connection.createStatement()) {
            s.execute(PREPARE);
        }
    }

    static List<Dropped> read(Connection connection) throws SQLException {
        try (var s = connection.createStatement();
                ResultSet row = s.executeQuery("select coalesce(current_setting('rowan.dropped', true), '')")) {
            row.next();
            return row.getString(1)
                    .lines()
                    .map(line -> line.split("\t", 3))
                    .map(parts -> new Dropped(parts[0].equals("original"), parts[1], parts[2]))
                    .toList();
        }
    }

    /** A line each; what belongs to a table that went goes without saying, and so does what the migration itself had made. */
    static List<String> names(List<Dropped> dropped, List<Change> changes, Catalog old) {
        Set<String> gone = changes.stream()
                .filter(c -> c.after().isEmpty()
                        && c.entry().isRelation()
                        && !c.entry().what().equals("index"))
                .map(c -> c.entry().table())
                .collect(Collectors.toSet());
        Set<String> removed = changes.stream()
                .filter(c -> c.after().isEmpty()
                        && old.entries().containsKey(c.entry().key()))
                .map(c -> name(c.entry()))
                .collect(Collectors.toSet());
        Set<String> lines = new TreeSet<>();
        for (Dropped object : dropped) {
            String type = object.type.equals("table constraint")
                    ? "constraint"
                    : object.type.replace("table column", "column");
            boolean known = RELATIONS.contains(object.type) || type.equals("constraint") || type.equals("column");
            if ((known && !removed.contains(type + " " + object.name))
                    || (!known && !OTHERS.contains(object.type) && !isType(object))) {
                continue;
            }
            if (!object.original && (isInternal(object) || belongsTo(gone, object, changes))) {
                continue;
            }
            lines.add(type + " " + object.name + (object.original ? "" : " by cascade"));
        }
        return List.copyOf(lines);
    }

    private static boolean isType(Dropped object) {
        return object.type.equals("type") && object.original;
    }

    /** The trigger of a foreign key; the sequence of a column that goes with it. */
    private static boolean isInternal(Dropped object) {
        return object.name.startsWith("\"RI_ConstraintTrigger_") || object.type.equals("sequence");
    }

    private static boolean belongsTo(Set<String> gone, Dropped object, List<Change> changes) {
        return switch (object.type) {
            case "table constraint", "trigger", "policy" ->
                gone.contains(object.name.substring(object.name.lastIndexOf(" on ") + 4));
            case "table column" -> gone.contains(object.name.substring(0, object.name.lastIndexOf('.')));
            case "index" -> belongsTo(changes, object.name);
            default -> false;
        };
    }

    /** Whether the table of an index, or the constraint that it served, went. */
    private static boolean belongsTo(List<Change> changes, String index) {
        List<CatalogEntry> gone = changes.stream()
                .filter(c -> c.after().isEmpty())
                .map(Change::entry)
                .toList();
        return gone.stream()
                .filter(e -> e.what().equals("index") && e.table().equals(index))
                .anyMatch(e ->
                        gone.stream().anyMatch(o -> o.key().equals("r" + e.relation()) || o.other() == Catalog.oid(e)));
    }

    private static String name(CatalogEntry entry) {
        return switch (entry.what()) {
            case "column" -> "column " + entry.table() + "." + entry.name();
            case "primary key", "unique", "foreign key", "check", "exclusion" ->
                "constraint " + entry.name() + " on " + entry.table();
            case "partitioned table" -> "table " + entry.table();
            default -> entry.what() + " " + entry.table();
        };
    }
}
