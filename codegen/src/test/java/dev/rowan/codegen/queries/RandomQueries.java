package dev.rowan.codegen.queries;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes up queries over {@link RandomSchema}. Names of columns are unique in each query; parameters that start with {@code n} can be
 * null.
 */
final class RandomQueries {
    /** A column that an expression can name. */
    private record Column(String sql, String type) {}

    /** What FROM gives. */
    private record Source(String sql, List<Column> columns) {}

    /** A query with the types of its columns, which are called c1, c2, ... */
    private record Made(String sql, List<String> types) {}

    private static final List<Column> TABLE_COLUMNS = List.of(
            new Column("id", "int"),
            new Column("a", "int"),
            new Column("b", "int"),
            new Column("s", "text"),
            new Column("n", "text"),
            new Column("f", "bool"),
            new Column("j", "jsonb"),
            new Column("arr", "int[]"));

    private final Picks picks;
    private final int version;
    private int names;
    private int parameters;
    private List<Source> commonTables = List.of();
    private List<Source> oneRowTables = List.of();

    RandomQueries(Random random, int version) {
        this.picks = new Picks(random);
        this.version = version;
    }

    /** A statement of this version. */
    String next() {
        names = 0;
        parameters = 0;
        commonTables = List.of();
        oneRowTables = List.of();
        if (picks.chance(10)) {
            return bare();
        }
        return picks.chance(4)
                ? written()
                : with(() -> query(picks.number(3), List.of()).sql());
    }

    /** Columns and little around them: what counts is what is known of their tables, keys and rows. */
    private String bare() {
        Source source = picks.chance(2) ? table() : alongKey();
        String column = picks.pick(source.columns()).sql();
        if (picks.chance(4)) {
            return "select (select c1 from (" + oneRow(List.of()).sql() + ") " + name("z") + ") as c1, " + column
                    + " as c2 from " + source.sql();
        }
        return "select " + column + " as c1, " + picks.pick(source.columns()).sql() + " as c2, "
                + picks.pick(source.columns()).sql() + " as c3 from " + source.sql()
                + (picks.chance(3) ? " where " + column + " is null" : "");
    }

    private String with(Supplier<String> statement) {
        if (!picks.chance(3)) {
            return statement.get();
        }
        List<Source> known = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        boolean recursive = false;
        for (int i = picks.number(2); i >= 0; i--) {
            String name = name("w");
            Made made;
            boolean oneRow = picks.chance(3);
            if (oneRow) {
                made = oneRow(List.of());
            } else if (picks.chance(4)) {
                recursive = true;
                made = recursive(name);
            } else if (picks.chance(5)) {
                made = dml();
            } else {
                made = query(1, List.of());
            }
            parts.add(name + labels(made) + " as (" + made.sql() + ")");
            known.add(new Source(name, columns(name, made)));
            commonTables = List.copyOf(known);
            if (oneRow) {
                oneRowTables = List.of(known.getLast());
            }
        }
        return "with " + (recursive ? "recursive " : "") + String.join(", ", parts) + " " + statement.get();
    }

    /** At most: HAVING can leave none. */
    private Made oneRow(List<Column> outer) {
        Source table = table();
        List<Column> seen = new ArrayList<>(table.columns());
        seen.addAll(outer);
        return new Made(
                "select " + picks.pick("count(*)::int", "coalesce(max(" + picks.pick(columns(seen, "int")) + "), 0)")
                        + " as c1, " + aggregate("text", table.columns()) + " as c2 from " + table.sql()
                        + (picks.chance(2) ? " where " + condition(seen, 1) : "")
                        + picks.pick("", "", " having count(*) > 1"),
                List.of("int", "text"));
    }

    private Made recursive(String name) {
        List<Column> self = List.of(
                new Column(name + ".c1", "int"), new Column(name + ".c2", "int"), new Column(name + ".c3", "text"));
        Source table = table();
        List<Column> both = new ArrayList<>(self);
        both.addAll(table.columns());
        Source base = table();
        return new Made(
                "select 0 as c1, " + expression("int", base.columns(), 1) + " as c2, "
                        + expression("text", base.columns(), 1) + "::text as c3 from " + base.sql()
                        + " union all select "
                        + name + ".c1 + 1, " + expression("int", both, 1) + ", "
                        + picks.pick(name + ".c3", expression("text", both, 1) + "::text")
                        + " from " + name + picks.pick(" left join ", " join ") + table.sql() + " on "
                        + condition(both, 1)
                        + " where " + name + ".c1 < 2",
                List.of("int", "int", "text"));
    }

    private String written() {
        return with(() -> dml().sql());
    }

    private Made dml() {
        boolean ruled = picks.chance(3);
        String table = picks.pick(ruled ? RandomSchema.RULED : RandomSchema.PLAIN);
        String alias = name("m");
        List<Column> target = of(alias);
        List<Column> seen = new ArrayList<>(target);
        StringBuilder sql = new StringBuilder();
        int kind = picks.chance(4) ? 1 : picks.number(version >= 17 && !ruled ? 5 : 4);
        if (kind == 0) {
            sql.append("insert into ")
                    .append(table)
                    .append(" as ")
                    .append(alias)
                    .append(" (id, a, b, s, n, j) select ")
                    .append(picks.pick("i.id + 100", "i.id"))
                    .append(", 1, ")
                    .append(expression("int", of("i"), 1))
                    .append(", 'x', ")
                    .append(expression("text", of("i"), 1))
                    .append(", '{}' from ")
                    .append(picks.pick(RandomSchema.PLAIN))
                    .append(" i");
            String conflict = picks.pick(
                    " on conflict (id) do nothing",
                    " on conflict (id) do update set b = " + expression("int", of("excluded"), 1) + ", n = "
                            + picks.pick("excluded.n", alias + ".n", "null"),
                    " on conflict (id) do nothing");
            sql.append(ruled ? "" : conflict);
        } else if (kind == 1) {
            sql.append("update ").append(table).append(" as ").append(alias).append(" set b = ");
            if (picks.chance(2)) {
                Source from = from(1, List.of());
                seen.addAll(from.columns());
                sql.append(expression("int", seen, 1))
                        .append(", n = ")
                        .append(expression("text", seen, 1))
                        .append(" from ")
                        .append(from.sql());
            } else {
                sql.append(picks.any(() -> "null", () -> expression("int", target, 1)))
                        .append(", n = ")
                        .append(expression("text", target, 1));
            }
            sql.append(" where ")
                    .append(picks.any(
                            () -> alias + ".b is not null", () -> alias + ".n >= ''", () -> condition(seen, 1)));
        } else if (kind == 2 || kind == 3) {
            sql.append("delete from ").append(table).append(" as ").append(alias);
            if (kind == 3) {
                Source from = from(1, List.of());
                seen.addAll(from.columns());
                sql.append(" using ").append(from.sql());
            }
            sql.append(" where ")
                    .append(picks.any(
                            () -> alias + ".b is not null", () -> alias + ".n is not null", () -> condition(seen, 1)));
        } else {
            String source = name("s");
            seen.addAll(of(source));
            sql.append("merge into ")
                    .append(table)
                    .append(" as ")
                    .append(alias)
                    .append(" using ")
                    .append(picks.pick(RandomSchema.PLAIN))
                    .append(" as ")
                    .append(source)
                    .append(" on ")
                    .append(alias)
                    .append(".id = ")
                    .append(source)
                    .append(picks.pick(".id", ".a", ".id + 1"))
                    .append(picks.pick(
                            " when matched then update set b = " + source + ".b, n = " + source + ".n",
                            " when matched then delete"))
                    .append(" when not matched then insert (id, a, s, n, j) values (")
                    .append(source)
                    .append(".id + 200, 1, 'x', ")
                    .append(source)
                    .append(".n, '{}')");
            if (picks.chance(2)) {
                sql.append(" when not matched by source then ").append(picks.pick("delete", "update set n = null"));
            }
        }
        if (version >= 18 && picks.chance(2)) {
            seen.addAll(of("old"));
            seen.addAll(of("new"));
        }
        List<String> types = types();
        String returned = labelled(types.stream()
                .map(t -> guarded(
                        t, seen, s -> picks.any(() -> expression(t, s, 1), () -> picks.pick(columns(target, t)))))
                .toList());
        return new Made(sql + " returning " + returned, types);
    }

    /** {@code types} empty: any. */
    private Made query(int depth, List<String> wanted) {
        return query(depth, wanted, List.of());
    }

    private Made query(int depth, List<String> wanted, List<Column> outer) {
        List<String> types = wanted.isEmpty() ? types() : wanted;
        if (depth > 0 && picks.chance(6)) {
            return new Made(
                    "(" + query(depth - 1, types, outer).sql() + ") "
                            + picks.pick("union", "union all", "intersect", "except") + " ("
                            + query(depth - 1, types, outer).sql() + ")",
                    types);
        }
        Source from = from(depth, outer);
        List<Column> seen = new ArrayList<>(from.columns());
        seen.addAll(outer);
        String where = picks.chance(2) ? " where " + condition(seen, 2) : "";
        return new Made(
                switch (picks.number(8)) {
                    case 0 -> grouped(from, seen, types, where);
                    case 1, 4 -> sets(from, seen, types, where);
                    case 5 ->
                        "select "
                                + labelled(
                                        types.stream().map(t -> setOf(t, seen)).toList()) + " from " + from.sql()
                                + where;
                    case 2 ->
                        "select "
                                + labelled(types.stream()
                                        .map(t -> aggregate(t, seen))
                                        .toList()) + " from " + from.sql()
                                + where;
                    case 3 ->
                        "select "
                                + labelled(types.stream()
                                        .map(t -> guarded(t, seen, s -> windowed(t, s)))
                                        .toList()) + " from " + from.sql() + where + windows(from);
                    default ->
                        "select " + picks.pick("", "", "distinct ") + list(types, seen, depth + 1) + " from "
                                + from.sql() + where + picks.pick("", "", " limit 3", " offset 1");
                },
                types);
    }

    private String grouped(Source from, List<Column> seen, List<String> types, String where) {
        List<Column> keys = List.of(key(from, types), key(from, types));
        List<String> selected =
                new ArrayList<>(types.stream().map(t -> ofGroup(t, keys, seen)).toList());
        String tested = aggregate(types.getFirst(), seen);
        if (picks.chance(2)) {
            selected.set(0, picks.chance(4) ? aggregate(types.getFirst(), seen) : tested);
        }
        return "select " + labelled(selected) + " from " + from.sql() + where
                + " group by " + keys.get(0).sql() + ", " + keys.get(1).sql()
                + picks.pick(
                        "",
                        " having count(*) > 0",
                        " having " + keys.get(0).sql() + " is not null",
                        " having " + tested + " is not null");
    }

    /** Sets of rows in the select list; of different lengths, nulls fill them up. */
    private String setOf(String type, List<Column> seen) {
        return switch (type) {
            case "int" ->
                picks.any(
                        () -> "generate_series(1, " + picks.pick("1", "2", expression("int", seen, 1)) + ")",
                        () -> "unnest(" + expression("int[]", seen, 1) + ")",
                        () -> "generate_subscripts(" + expression("int[]", seen, 1) + ", 1)",
                        () -> expression("int", seen, 1));
            case "text" ->
                picks.any(
                        () -> "regexp_split_to_table(" + expression("text", seen, 1) + ", 'b')",
                        () -> "jsonb_object_keys('{\"k\": 1, \"l\": 2}')",
                        () -> expression("text", seen, 1));
            default -> expression(type, seen, 1);
        };
    }

    private String sets(Source from, List<Column> seen, List<String> types, String where) {
        List<Column> keys = List.of(key(from, types), key(from, types));
        String a = keys.get(0).sql();
        String b = keys.get(1).sql();
        return "select "
                + labelled(types.stream().map(t -> ofGroup(t, keys, seen)).toList()) + " from " + from.sql() + where
                + " group by "
                + picks.pick(
                        "rollup (" + a + ", " + b + ")",
                        "cube (" + a + ", " + b + ")",
                        "grouping sets ((" + a + ", " + b + "), (" + b + "))",
                        "grouping sets ((" + a + "), (" + b + "), ())",
                        a + ", rollup (" + b + ")");
    }

    private Column key(Source from, List<String> types) {
        List<Column> selected =
                from.columns().stream().filter(c -> types.contains(c.type())).toList();
        return picks.pick(selected.isEmpty() ? from.columns() : selected);
    }

    private String ofGroup(String type, List<Column> keys, List<Column> seen) {
        return picks.any(
                () -> aggregate(type, seen),
                () -> guarded(type, keys, k -> aggregate(type, seen)),
                () -> guarded(type, keys, k -> expression(type, keys, picks.number(2))),
                () -> guarded(type, keys, k -> windowed(type, keys, " over ()")));
    }

    /** A value that counts only where a column has one. */
    private String guarded(String type, List<Column> seen, Function<List<Column>, String> value) {
        if (seen.isEmpty() || picks.chance(2)) {
            return value.apply(seen);
        }
        List<Column> same = seen.stream().filter(c -> c.type().equals(type)).toList();
        Column tested = picks.pick(same.isEmpty() || picks.chance(3) ? seen : same);
        String given = value.apply(picks.chance(2) ? List.of(tested) : seen);
        return picks.any(
                () -> "case when " + tested.sql() + " is not null then " + given + " else " + solid(type) + " end",
                () -> "case when " + tested.sql() + " is null then " + solid(type) + " else " + given + " end",
                () -> "case when " + picks.pick(columns(seen, "int")) + " >= 0 then " + given + " else " + solid(type)
                        + " end");
    }

    private String aggregate(String type, List<Column> seen) {
        String filter = picks.chance(5) ? " filter (where " + condition(seen, 1) + ")" : "";
        String distinct = picks.pick("", "", "distinct ");
        return switch (type) {
            case "int" ->
                picks.any(
                        () -> "count(*)" + filter + "::int",
                        () -> "count(" + expression("int", seen, 1) + ")" + filter + "::int",
                        () -> "sum(" + distinct + expression("int", seen, 1) + ")" + filter + "::int",
                        () -> "max(" + expression("int", seen, 1) + ")" + filter,
                        () -> "coalesce(min(" + expression("int", seen, 1) + ")" + filter + ", 0)",
                        () -> "cardinality(array_agg(" + expression("int", seen, 1) + ")" + filter + ")");
            case "text" ->
                picks.any(
                        () -> "string_agg(" + expression("text", seen, 1) + ", ','"
                                + picks.pick("", " order by " + picks.pick(seen).sql()) + ")" + filter,
                        () -> "max(" + expression("text", seen, 1) + ")" + filter,
                        () -> "min(" + picks.pick(columns(seen, "text")) + ")" + filter);
            case "bool" ->
                picks.any(
                        () -> "bool_and(" + expression("bool", seen, 1) + ")" + filter,
                        () -> "count(*)" + filter + " > 1",
                        () -> "bool_or(" + expression("bool", seen, 1) + ")" + filter);
            default ->
                type.equals("jsonb")
                        ? "jsonb_agg(" + expression("int", seen, 1) + ")" + filter
                        : picks.any(
                                () -> "array_agg(" + expression("int", seen, 1) + ")" + filter,
                                () -> "array_remove(array_agg(" + expression("int", seen, 1) + ")" + filter
                                        + ", null)");
        };
    }

    private String windowed(String type, List<Column> seen) {
        return windowed(type, seen, picks.pick(" over ()", " over w", " over f", " over g"));
    }

    private String windowed(String type, List<Column> seen, String over) {
        List<Column> same = seen.stream().filter(c -> c.type().equals(type)).toList();
        Supplier<String> value = () -> same.isEmpty() || picks.chance(2)
                ? expression(type, seen, picks.number(2))
                : picks.pick(same).sql();
        return picks.any(
                () -> "lag(" + value.get() + ")" + over,
                () -> picks.pick("lag(", "lead(") + value.get() + ", 1, " + picks.any(value, () -> solid(type)) + ")"
                        + over,
                () -> picks.pick("first_value(", "last_value(") + value.get() + ")" + over,
                () -> "nth_value(" + value.get() + ", 1)" + over,
                () -> switch (type) {
                    case "int" ->
                        picks.any(
                                () -> "row_number()" + over + "::int",
                                () -> "rank()" + over + "::int",
                                () -> "ntile(greatest(" + value.get() + ", 1))" + over,
                                () -> "sum(" + value.get() + ")" + over + "::int",
                                () -> "count(*)" + over + "::int",
                                () -> "max(" + value.get() + ") filter (where " + condition(seen, 1) + ")" + over);
                    case "text" -> "max(" + value.get() + ")" + over;
                    default -> value.get();
                });
    }

    private String windows(Source from) {
        String key = picks.pick(from.columns()).sql();
        String order = from.columns().stream()
                .filter(c -> c.type().equals("int"))
                .map(Column::sql)
                .findFirst()
                .orElse("1");
        return " window w as (partition by " + key + " order by " + order + "), f as (order by " + order
                + picks.pick(
                        " rows between 1 following and 2 following",
                        " rows between 2 preceding and 1 preceding",
                        " rows between unbounded preceding and current row exclude current row",
                        " rows between current row and unbounded following",
                        " rows between 1 preceding and current row",
                        " rows between 1 preceding and 1 following exclude ties",
                        " groups between current row and 1 following",
                        " groups between 2 following and 3 following",
                        " rows between unbounded preceding and unbounded following exclude group")
                + "), g as (order by " + order + ""
                + picks.pick(
                        " range between 1 preceding and 1 following)",
                        " range between 1 preceding and current row)",
                        " range between 1 following and 2 following)",
                        " range between 2 preceding and 1 preceding)");
    }

    private Source from(int depth, List<Column> outer) {
        if (depth > 0 && picks.chance(2)) {
            return joined(depth, outer);
        }
        return single(depth, outer, false);
    }

    private Source single(int depth, List<Column> lateral, boolean mayBeLateral) {
        int kind = picks.number(10);
        if (!commonTables.isEmpty() && picks.chance(2)) {
            Source cte = picks.pick(commonTables);
            String alias = name("x");
            return new Source(
                    cte.sql() + " " + alias,
                    cte.columns().stream()
                            .map(c ->
                                    new Column(alias + c.sql().substring(c.sql().indexOf('.')), c.type()))
                            .toList());
        }
        if (kind == 6) {
            return alongKey();
        }
        if (kind == 7) {
            String alias = name("o");
            Made made = oneRow(mayBeLateral ? lateral : List.of());
            return new Source(
                    (mayBeLateral ? "lateral " : "") + "(" + made.sql() + ") " + alias + labels(made),
                    columns(alias, made));
        }
        if (kind < 2 && depth > 0) {
            String alias = name("q");
            Made made = query(depth - 1, List.of(), mayBeLateral ? lateral : List.of());
            return new Source(
                    (mayBeLateral ? "lateral " : "") + "(" + made.sql() + ") " + alias + labels(made),
                    columns(alias, made));
        }
        if (kind == 2) {
            String alias = name("v");
            List<Column> none = mayBeLateral ? lateral : List.of();
            return new Source(
                    "(values (" + expression("int", none, 1) + ", " + expression("text", none, 0) + "), ("
                            + expression("int", none, 0) + ", " + expression("text", none, 1) + ")) " + alias
                            + " (c1, c2)",
                    List.of(new Column(alias + ".c1", "int"), new Column(alias + ".c2", "text")));
        }
        if (kind == 3 || kind == 4 || kind == 5) {
            return function(mayBeLateral ? lateral : List.of());
        }
        return table();
    }

    /** A foreign key leads to a row, or does not. */
    private Source alongKey() {
        String from = name("k");
        String to = name("t");
        List<Column> both = new ArrayList<>(of(from));
        both.addAll(of(to));
        String on = " on " + to + ".id = " + from + picks.pick(".a", ".a", ".b")
                + picks.pick("", " and " + condition(both, 0));
        String table = picks.pick("kid", "kid", "stray", "brood") + " " + from;
        return new Source(
                "(" + picks.pick(table + " left join t0 " + to, "t0 " + to + " right join " + table) + on + ")", both);
    }

    private Source function(List<Column> seen) {
        String alias = name("g");
        Column one = new Column(alias + ".c1", "int");
        Column two = new Column(alias + ".c2", "int");
        return switch (picks.number(7)) {
            case 6 ->
                new Source(
                        "jsonb_each_text('{\"k\": 1, \"l\": null}') " + alias + " (c1, c2)",
                        List.of(new Column(alias + ".c1", "text"), new Column(alias + ".c2", "text")));
            case 0 ->
                new Source(
                        "generate_series(1, " + picks.pick("2", "0", expression("int", seen, 0)) + ") " + alias
                                + " (c1)",
                        List.of(one));
            case 1 ->
                new Source(
                        "unnest(" + picks.any(() -> "array[null, 1]", () -> expression("int[]", seen, 1)) + ") " + alias
                                + " (c1)",
                        List.of(one));
            case 2 ->
                new Source(
                        "rows from (generate_series(1, 2), unnest(array[1, null, 3])) " + alias + " (c1, c2)",
                        List.of(one, two));
            case 3 ->
                new Source(
                        "unnest(" + expression("int[]", seen, 1) + ") with ordinality " + alias + " (c1, o)",
                        List.of(one, new Column(alias + ".o::int", "int")));
            case 4 ->
                new Source(
                        "jsonb_array_elements('[1, null]') " + alias + " (c1)",
                        List.of(new Column(alias + ".c1", "jsonb")));
            default -> new Source("abs(" + expression("int", seen, 1) + ") " + alias + " (c1)", List.of(one));
        };
    }

    private Source joined(int depth, List<Column> outer) {
        Source left = from(depth - 1, outer);
        boolean lateral = picks.chance(3);
        List<Column> around = new ArrayList<>(left.columns());
        around.addAll(outer);
        Source right = lateral ? single(depth - 1, around, true) : from(depth - 1, outer);
        List<Column> both = new ArrayList<>(left.columns());
        both.addAll(right.columns());
        String type = lateral
                ? picks.pick("join", "left join")
                : picks.pick("join", "left join", "left join", "right join", "full join");
        boolean merges = !lateral
                && hasId(left)
                && hasId(right)
                && left.sql().indexOf(' ') == left.sql().lastIndexOf(' ')
                && right.sql().indexOf(' ') == right.sql().lastIndexOf(' ');
        if (merges && picks.chance(2)) {
            String alias = name("u");
            both.add(new Column(alias + ".id", "int"));
            return new Source(
                    "(" + left.sql() + " " + type + " " + right.sql() + " using (id) as " + alias + ")", both);
        }
        if (picks.chance(4)) {
            return new Source("(" + left.sql() + " " + type + " " + right.sql() + " on true)", both);
        }
        if (type.equals("full join")) { // takes only conditions that merge or hash
            String l = picks.pick(columns(left.columns(), "int"));
            String r = picks.pick(columns(right.columns(), "int"));
            return new Source("(" + left.sql() + " full join " + right.sql() + " on " + l + " = " + r + ")", both);
        }
        return new Source("(" + left.sql() + " " + type + " " + right.sql() + " on " + condition(both, 1) + ")", both);
    }

    private static boolean hasId(Source source) {
        return source.columns().stream().anyMatch(c -> c.sql().endsWith(".id"));
    }

    private Source table() {
        String alias = name("a");
        return new Source(picks.pick(RandomSchema.READ) + " " + alias, of(alias));
    }

    private static List<Column> of(String alias) {
        return TABLE_COLUMNS.stream()
                .map(c -> new Column(alias + "." + c.sql(), c.type()))
                .toList();
    }

    private String condition(List<Column> columns, int depth) {
        if (picks.chance(3)) {
            String column = picks.pick(columns).sql();
            return picks.any(
                    () -> column + picks.pick(" is null", " is not null"),
                    () -> "(" + column + " is not null or " + expression("bool", columns, 0) + ")",
                    () -> "not (" + column + " is null or " + expression("bool", columns, 0) + ")",
                    () -> "(" + column + " is not null and " + expression("bool", columns, depth - 1) + ")",
                    () -> picks.pick(columns(columns, "int"))
                            + picks.pick(" = ", " >= ")
                            + picks.pick(columns(columns, "int")));
        }
        return expression("bool", columns, depth);
    }

    private String expression(String type, List<Column> seen, int depth) {
        List<String> ofType = seen.stream()
                .filter(c -> c.type().equals(type))
                .map(Column::sql)
                .toList();
        if (!ofType.isEmpty() && (depth <= 0 || picks.chance(2))) {
            return picks.pick(ofType);
        }
        if (depth <= 0) {
            return literal(type);
        }
        Supplier<String> same = () -> expression(type, seen, depth - 1);
        Supplier<String> number = () -> expression("int", seen, depth - 1);
        Supplier<String> words = () -> expression("text", seen, depth - 1);
        Supplier<String> truth = () -> expression("bool", seen, depth - 1);
        return switch (picks.number(12)) {
            case 0 -> "coalesce(" + same.get() + ", " + same.get() + ")";
            case 1 -> {
                String tested = same.get();
                yield "case when " + picks.any(truth, () -> tested + " is not null", () -> tested + " is null")
                        + " then " + picks.any(same, () -> tested)
                        + picks.any(() -> "", () -> " else " + picks.any(same, () -> tested)) + " end";
            }
            case 2 -> "nullif(" + same.get() + ", " + same.get() + ")";
            case 3 ->
                oneRowTables.isEmpty() || picks.chance(2)
                        ? "(select c1 from (" + query(0, List.of(type), seen).sql() + ") " + name("z") + " limit 1)"
                        : "(select "
                                + picks.pick(columns(oneRowTables.getFirst().columns(), type)) + " from "
                                + oneRowTables
                                        .getFirst()
                                        .columns()
                                        .getFirst()
                                        .sql()
                                        .split("\\.", -1)[0] + ")";
            case 4 -> "greatest(" + same.get() + ", " + same.get() + ")";
            case 5 -> literal(type);
            default -> operation(type, seen, depth, number, words, truth);
        };
    }

    private String operation(
            String type,
            List<Column> seen,
            int depth,
            Supplier<String> number,
            Supplier<String> words,
            Supplier<String> truth) {
        return switch (type) {
            case "int" ->
                picks.any(
                        () -> "(" + number.get() + " + " + number.get() + ")",
                        () -> "abs(" + number.get() + ")",
                        () -> "length(" + words.get() + ")",
                        () -> "array_length(" + expression("int[]", seen, depth - 1) + ", 1)",
                        () -> "array_length(" + picks.pick(columns(seen, "int[]")) + ", 1)",
                        () -> "(" + expression("jsonb", seen, depth - 1) + " ->> 'k')::int",
                        () -> "(select count(*) from t1 where " + condition(of("t1"), 1) + ")::int",
                        () -> "(select max(t1.a) from t1)",
                        () -> "(" + expression("int[]", seen, depth - 1) + ")[1]",
                        () -> "num_nulls(" + number.get() + ")");
            case "text" ->
                picks.any(
                        () -> "lower(" + words.get() + ")",
                        () -> "(" + words.get() + " || " + words.get() + ")",
                        () -> "concat(" + words.get() + ", " + number.get() + ")",
                        () -> "concat_ws(" + words.get() + ", " + words.get() + ")",
                        () -> "substring(" + words.get() + " from 'z')",
                        () -> "substr(" + words.get() + ", 1, 1)",
                        () -> "(" + expression("jsonb", seen, depth - 1) + " ->> 'k')",
                        () -> "(" + number.get() + ")::text",
                        () -> "format('%s', " + words.get() + ")",
                        () -> picks.pick("int4range(null, ", "int4range(3, 3 + ") + number.get() + ")::text");
            case "bool" ->
                picks.any(
                        () -> "(" + number.get() + " = " + number.get() + ")",
                        () -> "(" + number.get() + picks.pick(" < ", " is distinct from ") + number.get() + ")",
                        () -> "(" + words.get() + " like " + words.get() + ")",
                        () -> "(" + words.get() + picks.pick(" is null", " is not null") + ")",
                        () -> "(" + number.get() + picks.pick(" is null", " is not null") + ")",
                        () -> "(" + truth.get() + picks.pick(" and ", " or ") + truth.get() + ")",
                        () -> "(not " + truth.get() + ")",
                        () -> "(" + truth.get() + picks.pick(" is true", " is not true", " is unknown") + ")",
                        () -> "(" + number.get() + " in (0, " + number.get() + "))",
                        () -> "(" + number.get() + " = any(" + expression("int[]", seen, depth - 1) + "))",
                        () -> "(" + number.get() + " in ("
                                + query(0, List.of("int"), seen).sql() + "))",
                        () -> "exists (select from t2 where " + condition(of("t2"), 1) + ")",
                        () -> "((" + number.get() + ", " + words.get() + ") = (" + number.get() + ", " + words.get()
                                + "))");
            case "jsonb" ->
                picks.any(
                        () -> "(" + expression("jsonb", seen, depth - 1) + " -> 'k')",
                        () -> "jsonb_build_object('k', " + number.get() + ")",
                        () -> "to_jsonb(" + number.get() + ")");
            default ->
                picks.any(
                        () -> "array[" + number.get() + "]",
                        () -> "array(" + query(0, List.of("int"), seen).sql() + ")",
                        () -> "(" + expression("int[]", seen, depth - 1) + ")[" + picks.any(() -> "", number) + ":"
                                + picks.any(() -> "", number) + "]",
                        () -> "array_append(" + expression("int[]", seen, depth - 1) + ", " + number.get() + ")");
        };
    }

    /** Never null. */
    private static String solid(String type) {
        return switch (type) {
            case "int" -> "0";
            case "text" -> "''";
            case "bool" -> "false";
            case "jsonb" -> "'{}'::jsonb";
            default -> "'{}'::int[]";
        };
    }

    private String literal(String type) {
        String value = switch (type) {
            case "int" -> String.valueOf(picks.number(3));
            case "text" -> picks.text();
            case "bool" -> String.valueOf(picks.chance(2));
            case "jsonb" -> picks.pick("'{\"k\": 2}'", "'{}'", "'{\"k\": null}'");
            default -> picks.pick("'{}'", "'{1}'", "'{NULL,1}'");
        };
        boolean parameter = !type.equals("jsonb") && !type.equals("int[]") && picks.chance(6);
        if (parameter) {
            return "(:" + picks.pick("n_", "p_") + type + "_" + (parameters++ % 3) + "::" + type + ")";
        }
        return (picks.chance(5) ? "null" : value) + "::" + type;
    }

    private String list(List<String> types, List<Column> seen, int depth) {
        return labelled(types.stream().map(t -> expression(t, seen, depth)).toList());
    }

    private static String labelled(List<String> expressions) {
        return IntStream.range(0, expressions.size())
                .mapToObj(i -> expressions.get(i) + " as c" + (i + 1))
                .collect(Collectors.joining(", "));
    }

    private static String labels(Made made) {
        return IntStream.rangeClosed(1, made.types().size())
                .mapToObj(i -> "c" + i)
                .collect(Collectors.joining(", ", " (", ")"));
    }

    private static List<Column> columns(String alias, Made made) {
        return IntStream.range(0, made.types().size())
                .mapToObj(i -> new Column(alias + ".c" + (i + 1), made.types().get(i)))
                .toList();
    }

    private static List<String> columns(List<Column> columns, String type) {
        List<String> ofType = columns.stream()
                .filter(c -> c.type().equals(type))
                .map(Column::sql)
                .toList();
        return ofType.isEmpty() ? List.of("null::" + type) : ofType;
    }

    private List<String> types() {
        return IntStream.rangeClosed(0, 1 + picks.number(3))
                .mapToObj(i -> picks.pick("int", "int", "text", "text", "bool", "jsonb", "int[]"))
                .toList();
    }

    private String name(String prefix) {
        return prefix + names++;
    }
}
