package dev.rowan.codegen.catalogue;

/** Which columns are never null: one rule for the rows of tables and for the results of queries. */
public final class NotNullColumns {
    /**
     * Whether no row of a table or of its heirs has null in a column; SQL over the column's {@code pg_attribute a}. A NOT NULL
     * holds when it holds, validated, for all heirs: before PostgreSQL 18 one of them could drop it, since then it can be NO
     * INHERIT. Nobody enforces those of foreign tables.
     */
    public static final String IS_NEVER_NULL = """
            (with recursive heirs as (
                 select a.attrelid as oid
                 union
                 select i.inhrelid from heirs h join pg_inherits i on i.inhparent = h.oid)
             select bool_and(b.attnotnull and c.relkind in ('r', 'p') and not exists (
                        select from pg_constraint con
                        where con.conrelid = b.attrelid and con.contype = 'n' and con.conkey = array[b.attnum]
                          and not con.convalidated))
             from heirs h
             join pg_class c on c.oid = h.oid
             join pg_attribute b on b.attrelid = h.oid and b.attname = a.attname)""";

    private NotNullColumns() {}
}
