package dev.rowan.session;

import dev.rowan.error.QueryFailed;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * COPY of rows to a table. They are all there before it starts: while a COPY is under way its connection can do nothing else, and
 * the driver lets a thread that tries wait for itself.
 */
record CopyIn(Statement statement) {
    /** What the driver's own CopyManager writes at once; it reads what the server has to say in between. */
    private static final int PORTION = 65_536;

    /**
     * The bits 4 and 64 of {@code tgtype} are of a trigger instead of an insert. A column of a domain is null where COPY is not given it
     * and it has no default: COPY does not ask the domain whether that may be.
     */
    private static final String TARGET = """
            select case
                when exists (select from pg_catalog.pg_rewrite r where r.ev_class = c.oid and r.ev_type = '3')
                    then 'the table has a rule for inserts, which COPY does not apply'
                when pg_catalog.row_security_active(c.oid)
                    then 'the table has row security for this role, which COPY does not apply'
                when c.relkind = 'v' and not exists (
                        select from pg_catalog.pg_trigger t where t.tgrelid = c.oid and t.tgtype & 68 = 68)
                    then 'it is a view, to which COPY does not write'
                end,
                a.attname
            from pg_catalog.pg_class c
            left join (pg_catalog.pg_attribute a
                    join pg_catalog.pg_type t on t.oid = a.atttypid and t.typtype = 'd' and t.typdefault is null)
                on a.attrelid = c.oid and a.attnum > 0 and not a.atthasdef and a.attidentity = ''
            where c.oid = ?::pg_catalog.regclass""";

    /**
     * Before the first one: the columns that must be given, if only null, so that the server looks at it.
     *
     * @throws QueryFailed when COPY would not do what an INSERT does
     */
    static List<String> mustBeGiven(String id, String table, Executions executions) {
        return executions.use(id, connection -> {
            try (PreparedStatement s = connection.prepareStatement(TARGET)) {
                s.setString(1, table);
                try (ResultSet rs = s.executeQuery()) {
                    return mustBeGiven(id, rs);
                }
            }
        });
    }

    private static List<String> mustBeGiven(String id, ResultSet rs) throws SQLException {
        List<String> columns = new ArrayList<>();
        while (rs.next()) {
            String why = rs.getString(1);
            if (why != null) {
                throw new QueryFailed(id, why + "\nhelp: insertAll stores the rows in portions", null);
            }
            String column = rs.getString(2);
            if (column != null) {
                columns.add(column);
            }
        }
        return columns;
    }

    /**
     * Inside a transaction, which the caller rolls back when it fails; returns how many rows were stored.
     *
     * @param rows in COPY's text format, in UTF-8
     */
    long send(byte[] rows, Executions executions) {
        Execution execution = executions.begin(statement);
        try {
            Literals.check(statement.id(), execution.connection(), statement.sql());
            execution.started(none -> {});
            long stored = copy(rows, execution);
            execution.ended(stored);
            return stored;
        } catch (SQLException e) {
            throw execution.failed(e);
        } catch (QueryFailed e) {
            throw execution.failed(e);
        } finally {
            execution.release();
        }
    }

    private long copy(byte[] rows, Execution execution) throws SQLException {
        org.postgresql.copy.CopyIn copy = DriverConnection.of(statement.id(), execution.connection())
                .getCopyAPI()
                .copyIn(execution.sql());
        try {
            for (int from = 0; from < rows.length; from += PORTION) {
                copy.writeToCopy(rows, from, Math.min(PORTION, rows.length - from));
            }
            return copy.endCopy();
        } finally {
            if (copy.isActive()) {
                cancel(copy);
            }
        }
    }

    private static void cancel(org.postgresql.copy.CopyIn copy) {
        try {
            copy.cancelCopy();
        } catch (SQLException e) {
            // what made it fail is on its way
        }
    }
}
