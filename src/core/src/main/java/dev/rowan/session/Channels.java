package dev.rowan.session;

import static java.util.Objects.requireNonNull;

import dev.rowan.column.ColumnTypes;
import dev.rowan.error.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jooq.ConnectionProvider;
import org.jooq.impl.DataSourceConnectionProvider;

/** Messages between the sessions of a database: NOTIFY and LISTEN. */
public final class Channels {
    private static final String SUBSCRIBE = "subscribe";
    static final Statement PUBLISH = new Statement("publish", "select pg_catalog.pg_notify(?, ?)");

    /** The server refuses 8000. */
    private static final int LONGEST = 7_999;

    private Channels() {}

    /**
     * Sends a message, with the COMMIT of a transaction.
     *
     * @throws InvalidInput when it is too long, or no text of PostgreSQL
     */
    public static void publish(Session session, String channel, String message) {
        session.refuseIfAsked(PUBLISH.id());
        int bytes = requireNonNull(message, "the text of the message is null").getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LONGEST) {
            throw new InvalidInput(
                    PUBLISH.id(),
                    "message",
                    "it has " + bytes + " bytes, and NOTIFY takes " + LONGEST + " at most"
                            + "\nhelp: store it in a table, and send the row's key");
        }
        try {
            ColumnTypes.TEXT.check(message);
        } catch (IllegalArgumentException e) {
            throw new InvalidInput(PUBLISH.id(), "message", String.valueOf(e.getMessage()));
        }
        session.get(
                PUBLISH,
                s -> {
                    s.setString(1, channel);
                    s.setString(2, message);
                },
                (rs, first) -> true);
    }

    /** Listens on a connection of its own; returns when the server does. See {@code Database.subscribe}. */
    public static Listener listen(Session session, String channel, Consumer<String> heard, Consumer<Instant> missed) {
        session.refuseIfAsked(SUBSCRIBE);
        ConnectionProvider provider = session.executions().connections();
        if (provider instanceof EndingConnections || provider instanceof OpenTransaction) {
            throw new IllegalStateException(SUBSCRIBE + ": it outlives the transaction"
                    + "\nhelp: call it on the database that the transaction was started on");
        }
        return Listener.start(SUBSCRIBE, source(provider), session.executions().failures(), channel, heard, missed);
    }

    private static DataSource source(ConnectionProvider provider) {
        DataSource source = provider instanceof DataSourceConnectionProvider pool
                ? pool.dataSource()
                : provider instanceof ForeignConnections foreign ? foreign.dataSource() : null;
        if (source == null) {
            throw new IllegalStateException(
                    SUBSCRIBE + ": the DSLContext has no DataSource, and listening takes a connection"
                            + " of its own\nhelp: make the DSLContext of a DataSource, or the database of one: EngineCam.of(dataSource)");
        }
        return source;
    }
}
