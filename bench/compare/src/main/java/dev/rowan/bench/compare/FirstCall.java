package dev.rowan.bench.compare;

import static dev.rowan.bench.compare.jooq.stock.Tables.PROJECTS;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;

import dev.enginecam.EngineCam;
import dev.enginecam.User;
import dev.rowan.bench.compare.jooq.stock.Tables;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.tools.jdbc.SingleConnectionDataSource;

/**
 * The first query of a JVM. Contestants share no class but the driver's and jOOQ's: jOOQ alone has the tables of its own generator, for
 * those of Rowan's would bring Rowan along.
 */
enum FirstCall {
    FIND("row by key", "id = ?", "user_00007") {
        @Override
        List<String> rowan(EngineCam db) {
            return db.users().find(value()).stream().map(User::id).toList();
        }

        @Override
        Condition condition() {
            return Tables.USERS.ID.eq(value());
        }
    },
    WHERE("where", "email = ?", "user_00007@example.com") {
        @Override
        List<String> rowan(EngineCam db) {
            return ids(db.users()
                    .where(dev.enginecam.Tables.USERS.EMAIL.eq(value()))
                    .orderBy(dev.enginecam.Tables.USERS.ID)
                    .list());
        }

        @Override
        Condition condition() {
            return Tables.USERS.EMAIL.eq(value());
        }
    },
    RELATION_FILTER(
            "relation filter",
            "exists (select 1 from projects where projects.user_id = users.id and projects.name = ?)",
            "project 3") {
        @Override
        List<String> rowan(EngineCam db) {
            return ids(db.users()
                    .where(User.PROJECTS.any(p -> p.NAME.eq(value())))
                    .orderBy(dev.enginecam.Tables.USERS.ID)
                    .list());
        }

        @Override
        Condition condition() {
            return exists(selectOne()
                    .from(PROJECTS)
                    .where(PROJECTS.USER_ID.eq(Tables.USERS.ID))
                    .and(PROJECTS.NAME.eq(value())));
        }
    };

    static final String JDBC = "JDBC";
    static final String ROWAN = "Rowan";
    static final String JOOQ = "jOOQ alone";

    /**
     * What a call took.
     *
     * @param setUp until there is something to call, on a connection that has been used
     * @param call until the rows are there
     * @param rows how many
     */
    record Took(long setUp, long call, int rows) {
        @Override
        public String toString() {
            return setUp + " " + call + " " + rows;
        }

        /** Reads what {@link #toString} wrote. */
        static Took parse(String text) {
            String[] parts = text.strip().split(" ", -1);
            if (parts.length != 3) {
                throw new IllegalArgumentException("not what a call took: " + text);
            }
            return new Took(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Integer.parseInt(parts[2]));
        }
    }

    /** What JDBC and jOOQ read into. */
    private record Row(
            String id, String email, String subscriptionStatus, OffsetDateTime createdAt, OffsetDateTime updatedAt) {}

    private final String title;
    private final String where;
    private final String value;

    FirstCall(String title, String where, String value) {
        this.title = title;
        this.where = where;
        this.value = value;
    }

    abstract List<String> rowan(EngineCam db);

    /** jOOQ's. */
    abstract Condition condition();

    String title() {
        return title;
    }

    final String value() {
        return value;
    }

    /** One call in this JVM, told by its arguments: whose, which, and where the database is. */
    public static void main(String... arguments) throws SQLException {
        try (Connection connection = DriverManager.getConnection(arguments[2])) {
            try (PreparedStatement s = connection.prepareStatement("select id from users where email = ?")) {
                s.setString(1, "nobody"); // the driver's own first query
                s.executeQuery().close();
            }
            System.out.println(valueOf(arguments[1]).run(arguments[0], connection));
        }
    }

    Took run(String contestant, Connection connection) throws SQLException {
        long begin = System.nanoTime();
        long ready;
        List<String> ids;
        switch (contestant) {
            case JDBC -> {
                ready = begin;
                ids = jdbc(connection);
            }
            case ROWAN -> {
                EngineCam db = EngineCam.of(new SingleConnectionDataSource(connection));
                ready = System.nanoTime();
                ids = rowan(db);
            }
            case JOOQ -> {
                DSLContext jooq = DSL.using(connection, SQLDialect.POSTGRES);
                ready = System.nanoTime();
                ids = jooq(jooq);
            }
            default -> throw new IllegalArgumentException("nobody has this name: " + contestant);
        }
        return new Took(ready - begin, System.nanoTime() - ready, ids.size());
    }

    final List<String> jdbc(Connection connection) throws SQLException {
        try (PreparedStatement s = connection.prepareStatement("select id, email, subscription_status, created_at,"
                + " updated_at from public.users where " + where + " order by id")) {
            s.setString(1, value);
            var rows = new ArrayList<Row>();
            try (ResultSet rs = s.executeQuery()) {
                while (rs.next()) {
                    rows.add(new Row(
                            rs.getString(1),
                            rs.getString(2),
                            rs.getString(3),
                            rs.getObject(4, OffsetDateTime.class),
                            rs.getObject(5, OffsetDateTime.class)));
                }
            }
            return rows.stream().map(Row::id).toList();
        }
    }

    final List<String> jooq(DSLContext jooq) {
        return jooq
                .select(
                        Tables.USERS.ID,
                        Tables.USERS.EMAIL,
                        Tables.USERS.SUBSCRIPTION_STATUS,
                        Tables.USERS.CREATED_AT,
                        Tables.USERS.UPDATED_AT)
                .from(Tables.USERS)
                .where(condition())
                .orderBy(Tables.USERS.ID)
                .fetch(Records.mapping(Row::new))
                .stream()
                .map(Row::id)
                .toList();
    }

    private static List<String> ids(List<User> users) {
        return users.stream().map(User::id).toList();
    }
}
