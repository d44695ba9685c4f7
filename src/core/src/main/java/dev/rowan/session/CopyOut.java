package dev.rowan.session;

import dev.rowan.error.QueryFailed;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.Param;
import org.postgresql.PGConnection;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;

/**
 * COPY of a query to a stream. COPY takes no parameters, and literals would stand in logs: so the values are put into settings that
 * end with the transaction, as text behind an {@code =} that tells a null from none, and the query reads them from there.
 *
 * @param query what to copy
 * @param options of COPY
 * @param header before the first row, if COPY writes none; else empty
 */
record CopyOut(String id, JooqSql query, String options, String header) {
    private static final int PROGRESS = 10_000;

    /** Inside a transaction, which the caller rolls back when it fails; returns how many rows there were. */
    long to(OutputStream out, LongConsumer progress, Executions executions) throws IOException {
        Statement select = query.statement(id);
        Execution execution = executions.begin(select, query);
        try {
            Connection connection = execution.connection();
            execution = execution.with(Statement.dynamic(
                    id, "copy (" + withSettings(connection, select, execution) + ") to stdout (" + options + ")"));
            Literals.check(id, connection, execution.statement().sql());
            execution.started(query);
            long rows = copy(connection, execution.sql(), out, progress, executions.copying());
            execution.ended(rows);
            return rows;
        } catch (SQLException e) {
            throw execution.failed(e);
        } catch (QueryFailed e) {
            throw execution.failed(e);
        } finally {
            execution.release();
        }
    }

    /** The query with the settings in place of its parameters. */
    private String withSettings(Connection connection, Statement select, Execution execution) throws SQLException {
        NativeQuery parsed = Parser.parseJdbcSql(select.sql(), true, true, false, false, true)
                .getFirst();
        int[] places = parsed.bindPositions;
        if (places.length == 0) {
            return parsed.nativeSql;
        }
        List<String> types = types(execution);
        set(connection);
        var text = new StringBuilder();
        int copied = 0;
        for (int i = 0; i < places.length; i++) {
            text.append(parsed.nativeSql, copied, places[i])
                    .append("((substr(nullif(current_setting('")
                    .append(setting(i))
                    .append("'), ''), 2))::")
                    .append(types.get(i))
                    .append(')');
            copied = places[i] + NativeQuery.bindName(i + 1).length();
        }
        return text.append(parsed.nativeSql.substring(copied)).toString();
    }

    private static String setting(int parameter) {
        return "rowan.p" + (parameter + 1);
    }

    /** As the server takes the parameters. */
    private List<String> types(Execution execution) throws SQLException {
        try (PreparedStatement s = execution.prepare()) {
            Execution.bind(execution.statement(), query, s);
            ParameterMetaData data = s.getParameterMetaData();
            List<String> types = new ArrayList<>();
            for (int i = 1; i <= data.getParameterCount(); i++) {
                String name = data.getParameterTypeName(i);
                types.add(name.startsWith("\"") ? name : "\"" + name.replace("\"", "\"\"") + "\""); // else on the path
            }
            return types;
        }
    }

    private void set(Connection connection) throws SQLException {
        List<? extends Param<?>> parameters = query.parameters();
        String sql = IntStream.range(0, parameters.size())
                .mapToObj(i -> "set_config('" + setting(i) + "', coalesce('=' || (?)::text, ''), true)")
                .collect(Collectors.joining(", ", "select ", ""));
        try (PreparedStatement s = connection.prepareStatement(sql)) {
            Execution.bind(new Statement(id, sql), query, s);
            s.execute();
        }
    }

    private long copy(Connection connection, String sql, OutputStream out, LongConsumer progress, Copying copying)
            throws SQLException, IOException {
        PGConnection driver = DriverConnection.of(id, connection);
        org.postgresql.copy.CopyOut copy = driver.getCopyAPI().copyOut(sql);
        copying.begin(id, connection);
        try {
            out.write(header.getBytes(StandardCharsets.UTF_8));
            long rows = 0;
            for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
                out.write(row);
                if (++rows % PROGRESS == 0) {
                    progress.accept(rows);
                }
            }
        } catch (IOException | RuntimeException e) { // the caller's
            end(driver, copy);
            throw e;
        } finally {
            copying.end(connection);
        }
        progress.accept(copy.getHandledRowCount());
        return copy.getHandledRowCount();
    }

    /** The driver's own cancelCopy loses its place when the server has sent all: the next answer is then another's. */
    private static void end(PGConnection driver, org.postgresql.copy.CopyOut copy) {
        try {
            driver.cancelQuery();
            while (copy.readFromCopy() != null) {} // what was on its way
        } catch (SQLException e) {
            // that it was cancelled; else the rollback that follows fails too
        }
    }
}
