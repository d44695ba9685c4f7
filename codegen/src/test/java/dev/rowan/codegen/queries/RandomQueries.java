package dev.rowan.codegen.queries;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes up schemas, rows and queries. Names of columns are unique in each query; parameters that start with {@code n} can be
 * null.
 */
final class RandomQueries {
    /** A column that an expression can name. */
    private record Column(String sql, String type) {}

    /** What FROM gives. */
    private record Source(String sql, List<Column> columns) {}

    /** A query with the types of its columns, which are called c1, c2, ... */
    private record Made(String sql, List<String> types) {}

    private static final List<String> TABLES = List.of("t0", "t1", "t2", "parent", "parted", "ident", "v0", "v1");
    private static final List<String> WRITABLE = List.of("t0", "t1", "t2");
    private static final List<Column> TABLE_COLUMNS = List.of(
            new Column("id", "int"),
            new Column("a", "int"),
            new Column("b", "int"),
            new Column("s", "text"),
            new Column("n", "text"),
            new Column("f", "bool"),
            new Column("j", "jsonb"),
            new Column("arr", "int[]"));

    private final Random random;
    private final int version;
    private int names;
    private int parameters;
    private List<Source> commonTables = List.of();

    RandomQueries(Random random, int version) {
        this.random = random;
        this.version = version;
    }

    /** The tables and views of one schema, the same each time. */
    static String schema(int version) {
        String columns =
                " (id int primary key, a int not null, b int, s text not null, n text, f boolean, j jsonb not null, arr int[]);\n";
        return "create table t0" + columns
                + "create table t1" + columns
                + "create table t2" + columns
                + "create table parent (id int, a int not null, b int, s text not null, n text, f boolean, j jsonb, arr int[]);\n"
                + "create table heir () inherits (parent);\n"
                + (version >= 18
                        ? "alter table parent drop constraint parent_a_not_null;\n"
                                + "alter table parent add constraint parent_a not null a no inherit;\n"
                                + "alter table heir alter a drop not null;\n"
                        : "alter table heir alter a drop not null;\n")
                + "create table parted (id int not null, a int not null, b int, s text not null, n text, f boolean, j jsonb, arr int[])"
                + " partition by range (id);\n"
                + "create table parted_1 partition of parted for values from (minvalue) to (maxvalue);\n"
                + "create domain filled as text not null;\n"
                + "create table ident (id int not null, a int, b int, s filled, n text, f boolean, j jsonb, arr int[]);\n"
                + (version >= 18 ? "alter table ident add constraint a_later not null a not valid;\n" : "")
                + "create view v0 as select t0.id, t1.a, t0.b, t0.s, t1.n, t0.f, t0.j, t1.arr from t0 left join t1 on t1.b = t0.id;\n"
                + "create view v1 as select id, coalesce(b, a) as a, b, s, n, f, j, arr from t2 where b is not null and n like '%';\n";
    }

    /** Rows for the tables; {@code sparse} leaves some without any. */
    String rows(boolean sparse) {
        StringBuilder sql = new StringBuilder();
        for (String table : List.of("t0", "t1", "t2", "parent", "heir", "parted", "ident")) {
            int count = sparse && random.nextBoolean() ? 0 : random.nextInt(4) + 1;
            for (int id = 0; id < count; id++) {
                boolean lax = table.equals("heir") || (table.equals("ident") && version < 18);
                sql.append("insert into ")
                        .append(table)
                        .append(" values (")
                        .append(id)
                        .append(", ")
                        .append(lax && random.nextBoolean() ? "null" : String.valueOf(random.nextInt(3)))
                        .append(", ")
                        .append(orNull(String.valueOf(random.nextInt(3))))
                        .append(", ")
                        .append(text())
                        .append(", ")
                        .append(orNull(text()))
                        .append(", ")
                        .append(orNull(String.valueOf(random.nextBoolean())))
                        .append(", '")
                        .append(pick("{\"k\": 1}", "{\"k\": null}", "{}", "null", "[1, null]"))
                        .append("', ")
                        .append(orNull(pick("'{}'", "'{1,2}'", "'{NULL}'")))
                        .append(");\n");
            }
        }
        return sql.toString();
    }

    /** A statement of this version. */
    String next() {
        names = 0;
        parameters = 0;
        commonTables = List.of();
        return chance(4)
                ? written()
                : with(() -> query(random.nextInt(3), List.of()).sql());
    }

    private String with(Supplier<String> statement) {
        if (!chance(3)) {
            return statement.get();
        }
        List<Source> known = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        boolean recursive = false;
        for (int i = random.nextInt(2); i >= 0; i--) {
            String name = name("w");
            Made made;
            if (chance(4)) {
                recursive = true;
                made = recursive(name);
            } else if (chance(5)) {
                made = dml();
            } else {
                made = query(1, List.of());
            }
            parts.add(name + labels(made) + " as (" + made.sql() + ")");
            known.add(new Source(name, columns(name, made)));
            commonTables = List.copyOf(known);
        }
        return "with " + (recursive ? "recursive " : "") + String.join(", ", parts) + " " + statement.get();
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
                        + pick(name + ".c3", expression("text", both, 1) + "::text")
                        + " from " + name + pick(" left join ", " join ") + table.sql() + " on " + condition(both, 1)
                        + " where " + name + ".c1 < 2",
                List.of("int", "int", "text"));
    }

    private String written() {
        return with(() -> dml().sql());
    }

    private Made dml() {
        String table = pick(WRITABLE);
        String alias = name("m");
        List<Column> target = of(alias);
        List<Column> seen = new ArrayList<>(target);
        StringBuilder sql = new StringBuilder();
        int kind = random.nextInt(version >= 17 ? 5 : 4);
        if (kind == 0) {
            sql.append("insert into ")
                    .append(table)
                    .append(" as ")
                    .append(alias)
                    .append(" (id, a, b, s, n, j) select ")
                    .append(pick("i.id + 100", "i.id"))
                    .append(", 1, ")
                    .append(expression("int", of("i"), 1))
                    .append(", 'x', ")
                    .append(expression("text", of("i"), 1))
                    .append(", '{}' from ")
                    .append(pick(WRITABLE))
                    .append(" i");
            sql.append(pick(
                    " on conflict (id) do nothing",
                    " on conflict (id) do update set b = " + expression("int", of("excluded"), 1) + ", n = "
                            + pick("excluded.n", alias + ".n", "null"),
                    " on conflict (id) do nothing"));
        } else if (kind == 1) {
            sql.append("update ").append(table).append(" as ").append(alias).append(" set b = ");
            if (chance(2)) {
                Source from = from(1, List.of());
                seen.addAll(from.columns());
                sql.append(expression("int", seen, 1))
                        .append(", n = ")
                        .append(expression("text", seen, 1))
                        .append(" from ")
                        .append(from.sql());
            } else {
                sql.append(expression("int", target, 1)).append(", n = ").append(expression("text", target, 1));
            }
            sql.append(" where ")
                    .append(any(() -> alias + ".b is not null", () -> alias + ".n >= ''", () -> condition(seen, 1)));
        } else if (kind == 2 || kind == 3) {
            sql.append("delete from ").append(table).append(" as ").append(alias);
            if (kind == 3) {
                Source from = from(1, List.of());
                seen.addAll(from.columns());
                sql.append(" using ").append(from.sql());
            }
            sql.append(" where ").append(condition(seen, 1));
        } else {
            String source = name("s");
            seen.addAll(of(source));
            sql.append("merge into ")
                    .append(table)
                    .append(" as ")
                    .append(alias)
                    .append(" using ")
                    .append(pick(WRITABLE))
                    .append(" as ")
                    .append(source)
                    .append(" on ")
                    .append(alias)
                    .append(".id = ")
                    .append(source)
                    .append(pick(".id", ".a", ".id + 1"))
                    .append(pick(
                            " when matched then update set b = " + source + ".b, n = " + source + ".n",
                            " when matched then delete"))
                    .append(" when not matched then insert (id, a, s, n, j) values (")
                    .append(source)
                    .append(".id + 200, 1, 'x', ")
                    .append(source)
                    .append(".n, '{}')");
            if (chance(2)) {
                sql.append(" when not matched by source then ").append(pick("delete", "update set n = null"));
            }
        }
        if (version >= 18 && chance(2)) {
            seen.addAll(of("old"));
            seen.addAll(of("new"));
        }
        List<String> types = types();
        return new Made(sql + " returning " + list(types, seen, 1), types);
    }

    /** {@code types} empty: any. */
    private Made query(int depth, List<String> wanted) {
        return query(depth, wanted, List.of());
    }

    private Made query(int depth, List<String> wanted, List<Column> outer) {
        List<String> types = wanted.isEmpty() ? types() : wanted;
        if (depth > 0 && chance(6)) {
            return new Made(
                    "(" + query(depth - 1, types, outer).sql() + ") "
                            + pick("union", "union all", "intersect", "except") + " ("
                            + query(depth - 1, types, outer).sql() + ")",
                    types);
        }
        Source from = from(depth, outer);
        List<Column> seen = new ArrayList<>(from.columns());
        seen.addAll(outer);
        String where = chance(2) ? " where " + condition(seen, 2) : "";
        return new Made(
                switch (random.nextInt(8)) {
                    case 0 -> grouped(from, seen, types, where);
                    case 1 -> sets(from, seen, types, where);
                    case 2 ->
                        "select "
                                + labelled(types.stream()
                                        .map(t -> aggregate(t, seen))
                                        .toList()) + " from " + from.sql()
                                + where;
                    case 3 ->
                        "select "
                                + labelled(types.stream()
                                        .map(t -> windowed(t, seen))
                                        .toList()) + " from " + from.sql() + where + windows(from);
                    default ->
                        "select " + pick("", "", "distinct ") + list(types, seen, depth + 1) + " from " + from.sql()
                                + where + pick("", "", " limit 3", " offset 1");
                },
                types);
    }

    private String grouped(Source from, List<Column> seen, List<String> types, String where) {
        List<Column> keys = List.of(pick(from.columns()), pick(from.columns()));
        return "select "
                + labelled(types.stream().map(t -> ofGroup(t, keys, seen)).toList()) + " from " + from.sql() + where
                + " group by " + keys.get(0).sql() + ", " + keys.get(1).sql()
                + pick("", " having count(*) > 0");
    }

    private String sets(Source from, List<Column> seen, List<String> types, String where) {
        List<Column> keys = List.of(pick(from.columns()), pick(from.columns()));
        String a = keys.get(0).sql();
        String b = keys.get(1).sql();
        return "select "
                + labelled(types.stream().map(t -> ofGroup(t, keys, seen)).toList()) + " from " + from.sql() + where
                + " group by "
                + pick(
                        "rollup (" + a + ", " + b + ")",
                        "cube (" + a + ", " + b + ")",
                        "grouping sets ((" + a + ", " + b + "), (" + b + "))",
                        "grouping sets ((" + a + "), (" + b + "), ())",
                        a + ", rollup (" + b + ")");
    }

    private String ofGroup(String type, List<Column> keys, List<Column> seen) {
        if (chance(2)) {
            return aggregate(type, seen);
        }
        return expression(type, keys, 1);
    }

    private String aggregate(String type, List<Column> seen) {
        String filter = chance(5) ? " filter (where " + condition(seen, 1) + ")" : "";
        String distinct = pick("", "", "distinct ");
        return switch (type) {
            case "int" ->
                any(
                        () -> "count(*)" + filter + "::int",
                        () -> "count(" + expression("int", seen, 1) + ")" + filter + "::int",
                        () -> "sum(" + distinct + expression("int", seen, 1) + ")" + filter + "::int",
                        () -> "max(" + expression("int", seen, 1) + ")" + filter,
                        () -> "coalesce(min(" + expression("int", seen, 1) + ")" + filter + ", 0)",
                        () -> "cardinality(array_agg(" + expression("int", seen, 1) + ")" + filter + ")");
            case "text" ->
                any(
                        () -> "string_agg(" + expression("text", seen, 1) + ", ',')" + filter,
                        () -> "max(" + expression("text", seen, 1) + ")" + filter,
                        () -> "min(" + pick(columns(seen, "text")) + ")" + filter);
            case "bool" ->
                any(
                        () -> "bool_and(" + expression("bool", seen, 1) + ")" + filter,
                        () -> "count(*)" + filter + " > 1",
                        () -> "bool_or(" + expression("bool", seen, 1) + ")" + filter);
            default ->
                type.equals("jsonb")
                        ? "jsonb_agg(" + expression("int", seen, 1) + ")" + filter
                        : "array_agg(" + expression("int", seen, 1) + ")" + filter;
        };
    }

    private String windowed(String type, List<Column> seen) {
        String over = pick(" over ()", " over w", " over f", " over g");
        return switch (type) {
            case "int" ->
                any(
                        () -> "row_number()" + over + "::int",
                        () -> "rank()" + over + "::int",
                        () -> "sum(" + expression("int", seen, 1) + ")" + over + "::int",
                        () -> "count(*)" + over + "::int",
                        () -> "lag(" + expression("int", seen, 1) + ")" + over,
                        () -> "lead(" + expression("int", seen, 1) + ", 1, " + expression("int", seen, 1) + ")" + over,
                        () -> "first_value(" + expression("int", seen, 1) + ")" + over,
                        () -> "ntile(2)" + over,
                        () -> "max(" + expression("int", seen, 1) + ") filter (where " + condition(seen, 1) + ")"
                                + over);
            case "text" ->
                any(
                        () -> "last_value(" + expression("text", seen, 1) + ")" + over,
                        () -> "max(" + expression("text", seen, 1) + ")" + over,
                        () -> "nth_value(" + expression("text", seen, 1) + ", 1)" + over);
            default -> expression(type, seen, 1);
        };
    }

    private String windows(Source from) {
        String key = pick(from.columns()).sql();
        String order = from.columns().stream()
                .filter(c -> c.type().equals("int"))
                .map(Column::sql)
                .findFirst()
                .orElse("1");
        return " window w as (partition by " + key + " order by " + order + "), f as (order by " + order
                + pick(
                        " rows between 1 following and 2 following",
                        " rows between 2 preceding and 1 preceding",
                        " rows between unbounded preceding and current row exclude current row",
                        " rows between current row and unbounded following",
                        " rows between unbounded preceding and unbounded following exclude group")
                + "), g as (order by " + order + " range between 1 preceding and 1 following)";
    }

    private Source from(int depth, List<Column> outer) {
        if (depth > 0 && chance(2)) {
            return joined(depth, outer);
        }
        return single(depth, outer, false);
    }

    private Source single(int depth, List<Column> lateral, boolean mayBeLateral) {
        int kind = random.nextInt(10);
        if (!commonTables.isEmpty() && chance(2)) {
            Source cte = pick(commonTables);
            String alias = name("x");
            return new Source(
                    cte.sql() + " " + alias,
                    cte.columns().stream()
                            .map(c ->
                                    new Column(alias + c.sql().substring(c.sql().indexOf('.')), c.type()))
                            .toList());
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

    private Source function(List<Column> seen) {
        String alias = name("g");
        Column one = new Column(alias + ".c1", "int");
        Column two = new Column(alias + ".c2", "int");
        return switch (random.nextInt(6)) {
            case 0 ->
                new Source(
                        "generate_series(1, " + pick("2", "0", expression("int", seen, 0)) + ") " + alias + " (c1)",
                        List.of(one));
            case 1 ->
                new Source(
                        "unnest(" + any(() -> "array[null, 1]", () -> expression("int[]", seen, 1)) + ") " + alias
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
        boolean lateral = chance(3);
        List<Column> around = new ArrayList<>(left.columns());
        around.addAll(outer);
        Source right = lateral ? single(depth - 1, around, true) : from(depth - 1, outer);
        List<Column> both = new ArrayList<>(left.columns());
        both.addAll(right.columns());
        String type =
                lateral ? pick("join", "left join") : pick("join", "left join", "left join", "right join", "full join");
        boolean merges = !lateral
                && hasId(left)
                && hasId(right)
                && left.sql().indexOf(' ') == left.sql().lastIndexOf(' ')
                && right.sql().indexOf(' ') == right.sql().lastIndexOf(' ');
        if (merges && chance(2)) {
            String alias = name("u");
            both.add(new Column(alias + ".id", "int"));
            return new Source(
                    "(" + left.sql() + " " + type + " " + right.sql() + " using (id) as " + alias + ")", both);
        }
        if (type.equals("full join")) { // takes only conditions that merge or hash
            String l = pick(columns(left.columns(), "int"));
            String r = pick(columns(right.columns(), "int"));
            return new Source("(" + left.sql() + " full join " + right.sql() + " on " + l + " = " + r + ")", both);
        }
        return new Source("(" + left.sql() + " " + type + " " + right.sql() + " on " + condition(both, 1) + ")", both);
    }

    private static boolean hasId(Source source) {
        return source.columns().stream().anyMatch(c -> c.sql().endsWith(".id"));
    }

    private Source table() {
        String alias = name("a");
        return new Source(pick(TABLES) + " " + alias, of(alias));
    }

    private static List<Column> of(String alias) {
        return TABLE_COLUMNS.stream()
                .map(c -> new Column(alias + "." + c.sql(), c.type()))
                .toList();
    }

    private String condition(List<Column> columns, int depth) {
        if (chance(3)) {
            String column = pick(columns).sql();
            return any(
                    () -> column + pick(" is null", " is not null"),
                    () -> "(" + column + " is not null or " + expression("bool", columns, 0) + ")",
                    () -> "not (" + column + " is null or " + expression("bool", columns, 0) + ")",
                    () -> "(" + column + " is not null and " + expression("bool", columns, depth - 1) + ")",
                    () -> pick(columns(columns, "int")) + pick(" = ", " >= ") + pick(columns(columns, "int")));
        }
        return expression("bool", columns, depth);
    }

    private String expression(String type, List<Column> seen, int depth) {
        List<String> ofType = seen.stream()
                .filter(c -> c.type().equals(type))
                .map(Column::sql)
                .toList();
        if (!ofType.isEmpty() && (depth <= 0 || chance(2))) {
            return pick(ofType);
        }
        if (depth <= 0) {
            return literal(type);
        }
        Supplier<String> same = () -> expression(type, seen, depth - 1);
        Supplier<String> number = () -> expression("int", seen, depth - 1);
        Supplier<String> words = () -> expression("text", seen, depth - 1);
        Supplier<String> truth = () -> expression("bool", seen, depth - 1);
        return switch (random.nextInt(12)) {
            case 0 -> "coalesce(" + same.get() + ", " + same.get() + ")";
            case 1 -> {
                String tested = same.get();
                yield "case when " + any(truth, () -> tested + " is not null", () -> tested + " is null") + " then "
                        + any(same, () -> tested) + any(() -> "", () -> " else " + any(same, () -> tested)) + " end";
            }
            case 2 -> "nullif(" + same.get() + ", " + same.get() + ")";
            case 3 -> "(select c1 from (" + query(0, List.of(type), seen).sql() + ") " + name("z") + " limit 1)";
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
                any(
                        () -> "(" + number.get() + " + " + number.get() + ")",
                        () -> "abs(" + number.get() + ")",
                        () -> "length(" + words.get() + ")",
                        () -> "array_length(" + expression("int[]", seen, depth - 1) + ", 1)",
                        () -> "array_length(" + pick(columns(seen, "int[]")) + ", 1)",
                        () -> "(" + expression("jsonb", seen, depth - 1) + " ->> 'k')::int",
                        () -> "(select count(*) from t1 where " + condition(of("t1"), 1) + ")::int",
                        () -> "(select max(t1.a) from t1)",
                        () -> "(" + expression("int[]", seen, depth - 1) + ")[1]",
                        () -> "num_nulls(" + number.get() + ")");
            case "text" ->
                any(
                        () -> "lower(" + words.get() + ")",
                        () -> "(" + words.get() + " || " + words.get() + ")",
                        () -> "concat(" + words.get() + ", " + number.get() + ")",
                        () -> "concat_ws(" + words.get() + ", " + words.get() + ")",
                        () -> "substring(" + words.get() + " from 'z')",
                        () -> "substr(" + words.get() + ", 1, 1)",
                        () -> "(" + expression("jsonb", seen, depth - 1) + " ->> 'k')",
                        () -> "(" + number.get() + ")::text",
                        () -> "format('%s', " + words.get() + ")");
            case "bool" ->
                any(
                        () -> "(" + number.get() + " = " + number.get() + ")",
                        () -> "(" + number.get() + pick(" < ", " is distinct from ") + number.get() + ")",
                        () -> "(" + words.get() + " like " + words.get() + ")",
                        () -> "(" + words.get() + pick(" is null", " is not null") + ")",
                        () -> "(" + number.get() + pick(" is null", " is not null") + ")",
                        () -> "(" + truth.get() + pick(" and ", " or ") + truth.get() + ")",
                        () -> "(not " + truth.get() + ")",
                        () -> "(" + truth.get() + pick(" is true", " is not true", " is unknown") + ")",
                        () -> "(" + number.get() + " in (0, " + number.get() + "))",
                        () -> "(" + number.get() + " = any(" + expression("int[]", seen, depth - 1) + "))",
                        () -> "(" + number.get() + " in ("
                                + query(0, List.of("int"), seen).sql() + "))",
                        () -> "exists (select from t2 where " + condition(of("t2"), 1) + ")",
                        () -> "((" + number.get() + ", " + words.get() + ") = (" + number.get() + ", " + words.get()
                                + "))");
            case "jsonb" ->
                any(
                        () -> "(" + expression("jsonb", seen, depth - 1) + " -> 'k')",
                        () -> "jsonb_build_object('k', " + number.get() + ")",
                        () -> "to_jsonb(" + number.get() + ")");
            default ->
                any(
                        () -> "array[" + number.get() + "]",
                        () -> "array(" + query(0, List.of("int"), seen).sql() + ")",
                        () -> "array_append(" + expression("int[]", seen, depth - 1) + ", " + number.get() + ")");
        };
    }

    private String literal(String type) {
        String value = switch (type) {
            case "int" -> String.valueOf(random.nextInt(3));
            case "text" -> text();
            case "bool" -> String.valueOf(random.nextBoolean());
            case "jsonb" -> pick("'{\"k\": 2}'", "'{}'", "'{\"k\": null}'");
            default -> pick("'{}'", "'{1}'", "'{NULL,1}'");
        };
        boolean parameter = !type.equals("jsonb") && !type.equals("int[]") && chance(6);
        if (parameter) {
            return "(:" + pick("n_", "p_") + type + "_" + (parameters++ % 3) + "::" + type + ")";
        }
        return (chance(5) ? "null" : value) + "::" + type;
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
        return IntStream.rangeClosed(0, 1 + random.nextInt(3))
                .mapToObj(i -> pick("int", "int", "text", "text", "bool", "jsonb", "int[]"))
                .toList();
    }

    private String text() {
        return pick("''", "'a'", "'zb'");
    }

    private String orNull(String value) {
        return chance(3) ? "null" : value;
    }

    private String name(String prefix) {
        return prefix + names++;
    }

    /** One in so many. */
    private boolean chance(int of) {
        return random.nextInt(of) == 0;
    }

    private String pick(String... of) {
        return of[random.nextInt(of.length)];
    }

    /** One of them, the others unmade. */
    @SafeVarargs
    private String any(Supplier<String>... of) {
        return of[random.nextInt(of.length)].get();
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
