package dev.rowan.codegen.queries;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The tables of random queries, all with the same columns, and random rows for them. */
final class RandomSchema {
    /** What rows are made for; {@code t0} first, which others refer to. */
    private static final List<String> FILLED = List.of(
            "t0", "t1", "t2", "parent", "heir", "parted", "ident", "ruled", "target", "kid", "stray", "brood", "chick");

    /** What a query reads. */
    static final List<String> READ = List.of(
            "t0", "t1", "t2", "parent", "parted", "ident", "ruled", "kid", "stray", "brood", "v0", "v1", "v2", "v3");

    /** What a statement writes to: tables, those with rules, and views over them. */
    static final List<String> PLAIN = List.of("t0", "t1", "t2");

    static final List<String> RULED = List.of("ruled", "over_ruled", "ruled_view", "swapped", "triggered");

    private static final String RULED_ROW =
            " returning target.id, null::int, %1$s, null::text, %2$s, target.f, null::jsonb, null::int[];\n";

    private RandomSchema() {}

    /** The same each time. */
    static String tables(int version) {
        String columns =
                " (id int primary key, a int not null, b int, s text not null, n text, f boolean, j jsonb not null, arr int[]);\n";
        String loose =
                " (id int not null, a int not null, b int, s text not null, n text, f boolean, j jsonb, arr int[])";
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
                + "create table parted" + loose + " partition by range (id);\n"
                + "create table parted_1 partition of parted for values from (minvalue) to (maxvalue);\n"
                + "create domain filled as text not null;\n"
                + "create table ident (id int not null, a int, b int, s filled, n text, f boolean, j jsonb, arr int[]);\n"
                + (version >= 18 ? "alter table ident add constraint a_later not null a not valid;\n" : "")
                + "create view v0 as select t0.id, t1.a, t0.b, t0.s, t1.n, t0.f, t0.j, t1.arr from t0 left join t1 on t1.b = t0.id;\n"
                + "create view v1 as select id, coalesce(b, a) as a, b, s, n, f, j, arr from t2 where b is not null and n like '%';\n"
                + "create view v2 as select id, case when b is not null then lag(b, 1, a) over (order by id) else 0 end as a, b,"
                + " case when n is null then '' else first_value(n) over (order by n) end as s, n, f, j, arr from t1;\n"
                + "create view v3 as select id, case when id is not null then b else 0 end as a, b,"
                + " case when b is null then '' else n end as s, n, bool_or(f) as f, '1'::jsonb as j, '{}'::int[] as arr"
                + " from t0 where b is not null and n is not null group by grouping sets ((id, b, n), (id, n), (b));\n"
                + references(loose)
                + rules(columns);
    }

    /** Foreign keys that prove a row: of {@code kid}; and that do not: not validated, of a table with heirs. */
    private static String references(String loose) {
        String cascading = " references t0 on delete cascade on update cascade";
        return "create table kid" + loose + ";\n"
                + "alter table kid add foreign key (a)" + cascading + ", add foreign key (b)" + cascading + ";\n"
                + "create table stray" + loose + ";\n"
                + "alter table stray add foreign key (a)" + cascading + " not valid;\n"
                + "create table brood" + loose + ";\n"
                + "alter table brood add foreign key (a)" + cascading + ";\n"
                + "create table chick () inherits (brood);\n";
    }

    /** Rules whose rows are of another table, and a trigger that changes what it returns. */
    private static String rules(String columns) {
        return "create table target" + columns
                + "create table ruled" + columns
                + "create rule deleted as on delete to ruled do instead delete from target where target.id = old.id"
                + RULED_ROW.formatted("null::int", "target.n")
                + "create rule updated as on update to ruled do instead update target set b = new.b where target.id = old.id"
                + RULED_ROW.formatted("target.b", "null::text")
                + "create rule inserted as on insert to ruled do instead insert into target (id, a, b, s, j)"
                + " values (new.id + 300, new.a, new.b, new.s, new.j)"
                + RULED_ROW.formatted("target.b", "target.n")
                + "create view over_ruled as select * from ruled where b is not null;\n"
                + "create view ruled_view as select * from t1;\n"
                + "create rule deleted as on delete to ruled_view do instead delete from target where target.id = old.id"
                + RULED_ROW.formatted("null::int", "null::text")
                + "create rule updated as on update to ruled_view do instead update target set n = new.n where target.id = old.id"
                + RULED_ROW.formatted("null::int", "target.n")
                + "create table swapped" + columns
                + "create rule deleted as on delete to swapped do instead update target set b = null where target.id = old.id"
                + RULED_ROW.formatted("target.b", "target.n")
                + "create rule updated as on update to swapped do instead delete from target where target.id = old.id"
                + RULED_ROW.formatted("null::int", "target.n")
                + "create view triggered as select * from t2;\n"
                + "create function forgetful() returns trigger language plpgsql as"
                + " $$ begin if tg_op = 'DELETE' then return old; end if; new.a := null; new.s := null; return new; end $$;\n"
                + "create trigger forgets instead of insert or update or delete on triggered for each row execute function forgetful();\n";
    }

    /** Rows for the tables, in place of those that they have; {@code sparse} leaves some without any. */
    static String rows(Random random, int version, boolean sparse) {
        Picks picks = new Picks(random);
        // replica: as rows that were there before a foreign key
        StringBuilder sql = new StringBuilder(
                "set local session_replication_role = replica;\ntruncate " + String.join(", ", FILLED) + ";\n");
        int referenced = 0;
        for (String table : FILLED) {
            int count = sparse && random.nextBoolean() ? 0 : random.nextInt(4) + 1;
            if (table.equals("t0")) {
                referenced = count;
            }
            boolean refers = table.equals("kid") || table.equals("brood");
            for (int id = 0; id < count && (referenced > 0 || !refers); id++) {
                boolean lax = table.equals("heir") || (table.equals("ident") && version < 18);
                int most = refers ? referenced : 3;
                sql.append("insert into ").append(table).append(" values (");
                List<String> values = new ArrayList<>();
                values.add(String.valueOf(id));
                values.add(lax && random.nextBoolean() ? "null" : String.valueOf(random.nextInt(most)));
                values.add(picks.orNull(String.valueOf(random.nextInt(most))));
                values.add(picks.text());
                values.add(picks.orNull(picks.text()));
                values.add(picks.orNull(String.valueOf(random.nextBoolean())));
                values.add("'" + picks.pick("{\"k\": 1}", "{\"k\": null}", "{}", "null", "[1, null]") + "'");
                values.add(picks.orNull(picks.pick("'{}'", "'{1,2}'", "'{NULL}'")));
                sql.append(String.join(", ", values)).append(");\n");
            }
        }
        return sql.append("set local session_replication_role = origin;\n").toString();
    }
}
