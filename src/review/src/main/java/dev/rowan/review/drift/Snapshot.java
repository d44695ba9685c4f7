package dev.rowan.review.drift;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a database has, by object: the same queries for all. Names in definitions have their schema, because the search path is
 * {@code pg_catalog} while it is read.
 *
 * @param objects with their properties; those whose name begins with {@code #} are not compared
 */
record Snapshot(int major, SortedMap<ObjectId, SortedMap<String, String>> objects) {
    /** What is no property: parent, name, schema. */
    private static final int HEAD = 3;

    /** In one transaction that writes nothing, and waits for no lock longer than five seconds. */
    static Snapshot read(Connection connection, DriftOptions options) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        boolean readOnly = connection.isReadOnly();
        int isolation = connection.getTransactionIsolation();
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        try (Statement s = connection.createStatement()) {
            s.execute("set local search_path = pg_catalog");
            s.execute("set local lock_timeout = '5s'");
            s.execute("set local quote_all_identifiers = off");
            SortedMap<ObjectId, SortedMap<String, String>> objects = new TreeMap<>();
            for (ObjectKind kind : ObjectKind.values()) {
                if (kind != ObjectKind.GRANT || options.grants()) {
                    read(s, kind, options, objects);
                }
            }
            return new Snapshot(
                    connection.getMetaData().getDatabaseMajorVersion(), Collections.unmodifiableSortedMap(objects));
        } finally {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
            connection.setTransactionIsolation(isolation);
            connection.setReadOnly(readOnly);
        }
    }

    private static void read(
            Statement statement,
            ObjectKind kind,
            DriftOptions options,
            SortedMap<ObjectId, SortedMap<String, String>> objects)
            throws SQLException {
        try (ResultSet rs = statement.executeQuery(query(kind))) {
            ResultSetMetaData columns = rs.getMetaData();
            while (rs.next()) {
                var id = new ObjectId(kind, text(rs, 1), text(rs, 2));
                String schema = rs.getString(HEAD);
                boolean other = schema != null
                        && !options.schemas().isEmpty()
                        && !options.schemas().contains(schema);
                if (other || (kind == ObjectKind.SCHEMA && isOther(id, options)) || options.isLeftOut(id)) {
                    continue;
                }
                SortedMap<String, String> properties = new TreeMap<>();
                for (int i = HEAD + 1; i <= columns.getColumnCount(); i++) {
                    String value = rs.getString(i);
                    if (value != null) {
                        properties.put(columns.getColumnLabel(i), value);
                    }
                }
                objects.put(id, properties);
            }
        }
    }

    private static boolean isOther(ObjectId schema, DriftOptions options) {
        return !options.schemas().isEmpty()
                && !options.schemas().contains(schema.name().replace("\"", ""));
    }

    private static String text(ResultSet rs, int column) throws SQLException {
        return Objects.requireNonNull(rs.getString(column));
    }

    private static String query(ObjectKind kind) {
        try (InputStream file = Snapshot.class.getResourceAsStream(kind.file())) {
            return new String(Objects.requireNonNull(file, kind.file()).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
