package dev.rowan.testing;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Stores rows that a test needs and does not care about, with the rows that they require. What must be given is given: in the limits of its
 * type, its checks, its unique keys, its exclusions and its triggers, as the migrated server itself judges. All else is left to its
 * default, or null.
 *
 * <pre>{@code
 * @Test
 * void a_cam_is_renamed(EngineCam db, TestRows rows) {
 *     TestRow cam = rows.insert("cams"); // and its project, and that one's user
 *     db.cams().update(cam.get("id", Integer.class), c -> c.name("other"));
 * }
 * }</pre>
 *
 * <p>The same seed gives the same values on the same schema. A required parent is a new row each time, unless its column is given. A value
 * that cannot be found is an error that names its columns: give them.
 *
 * <p>One transaction for each call, whose attempts are savepoints. Not safe for use by several threads.
 */
public final class TestRows {
    private final DataSource source;
    private final RowMaker maker;

    private TestRows(DataSource source, long seed) {
        this.source = source;
        this.maker = new RowMaker(seed);
    }

    /** On the connections of {@code source}. */
    public static TestRows of(DataSource source, long seed) {
        return new TestRows(requireNonNull(source, "source is null"), seed);
    }

    /**
     * Stores a row.
     *
     * @param table as SQL has it: {@code cams}, {@code app.cams}, {@code "Odd name"}
     * @throws IllegalArgumentException when there is no such table
     * @throws IllegalStateException when no row was found that the server takes; it names the columns to give
     */
    public TestRow insert(String table) {
        return insert(table, Map.of());
    }

    /**
     * Stores a row with these values.
     *
     * @param given by the columns' names; each is sent as the text of its {@code toString}, and may be null
     */
    public TestRow insert(String table, Map<String, ? extends @Nullable Object> given) {
        requireNonNull(table, "table is null");
        requireNonNull(given, "given is null");
        try (Connection connection = source.getConnection()) {
            boolean alone = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                TestRow row = maker.insert(connection, table, given);
                if (alone) {
                    connection.commit();
                }
                return row;
            } finally {
                if (alone) {
                    connection.rollback(); // what failed; nothing after a commit
                    connection.setAutoCommit(true);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(table + ": " + e.getMessage(), e);
        }
    }
}
