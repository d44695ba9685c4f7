package dev.rowan.session;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * A place in the server's log of changes, which stands after everything that was committed before it was asked for: what a
 * replica must have repeated before a read there sees it. Immutable; its text can travel in a cookie or a header.
 *
 * @param lsn as PostgreSQL writes it, such as {@code 16/B374D848}
 * @see <a href="https://www.postgresql.org/docs/current/datatype-pg-lsn.html">pg_lsn</a>
 */
public record Position(String lsn) {
    private static final Pattern FORM = Pattern.compile("[0-9A-Fa-f]{1,8}/[0-9A-Fa-f]{1,8}");

    /** Before everything: a replica need not have repeated anything. */
    static final Position START = new Position("0/0");

    /**
     * That of transactions which are not flushed yet as well: with {@code synchronous_commit=off} a COMMIT returns before it is.
     */
    private static final Statement NOW =
            new Statement("position", "select pg_catalog.pg_current_wal_insert_lsn()::text");

    /** @throws IllegalArgumentException when it is no position */
    public Position {
        if (!FORM.matcher(requireNonNull(lsn, "lsn is null")).matches()) {
            throw new IllegalArgumentException("lsn is no position of PostgreSQL's log, such as 16/B374D848");
        }
    }

    /** For {@code Database.position}. */
    public static Position now(Session session) {
        session.refuseIfAsked(NOW.id());
        if (!session.isAutoCommit(NOW.id())) {
            throw new IllegalStateException(NOW.id() + ": the COMMIT of this transaction will stand after it"
                    + "\nhelp: ask for it when the transaction has ended");
        }
        return session.get(NOW, Binder.NONE, (rs, first) -> new Position(rs.getString(first)));
    }
}
