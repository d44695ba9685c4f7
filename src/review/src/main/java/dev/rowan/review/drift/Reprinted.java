package dev.rowan.review.drift;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Texts of views as one and the same server prints them: PostgreSQL 16 leaves out names of tables where older ones say them. The text of
 * the live database is made a view of the throw-away one, in a transaction that is rolled back.
 */
final class Reprinted {
    private static final String TEXT = "text";

    private Reprinted() {}

    static Snapshot by(Connection migrated, Snapshot byMigrations, Snapshot live) throws SQLException {
        SortedMap<ObjectId, SortedMap<String, String>> objects = new TreeMap<>(live.objects());
        for (var view : live.objects().entrySet()) {
            String text = view.getValue().get(TEXT);
            SortedMap<String, String> own = byMigrations.objects().get(view.getKey());
            if (view.getKey().kind() == ObjectKind.VIEW && text != null && own != null && !text.equals(own.get(TEXT))) {
                SortedMap<String, String> properties = new TreeMap<>(view.getValue());
                properties.put(TEXT, text(migrated, text));
                objects.put(view.getKey(), properties);
            }
        }
        return new Snapshot(live.major(), objects);
    }

    /** The text itself where the throw-away database lacks what it names. */
    static String text(Connection migrated, String text) throws SQLException {
        boolean autoCommit = migrated.getAutoCommit();
        migrated.setAutoCommit(false);
        try (Statement s = migrated.createStatement()) {
            s.setEscapeProcessing(false);
            s.execute("set local search_path = pg_catalog");
            s.execute("create view pg_temp.rowan_drift as " + text);
            try (ResultSet rs = s.executeQuery("select pg_get_viewdef('pg_temp.rowan_drift'::regclass)")) {
                rs.next();
                return Objects.requireNonNull(rs.getString(1));
            }
        } catch (SQLException e) {
            return text; // which is told as a difference
        } finally {
            migrated.rollback();
            migrated.setAutoCommit(autoCommit);
        }
    }
}
