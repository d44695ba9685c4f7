package dev.rowan.session;

import java.util.List;

/** What a facade says to the server beside its statements: for the review, which lists everything that is sent. */
public final class SessionCommands {
    /** In front of a shape's string that is its own transaction. */
    public static final String ONE_SNAPSHOT = "set transaction_isolation = 'repeatable read'";

    private SessionCommands() {}

    /**
     * One of them.
     *
     * @param text as it is sent; with {@code ?} for each parameter, and {@code ...} for what a caller's options or names add
     * @param when it is sent
     */
    public record Command(String text, String when) {}

    /** All of them. Those of the driver's own and of Flyway's are none of ours. */
    public static List<Command> all() {
        return List.of(
                new Command("begin", "around a transaction, and around writes of several statements: by the driver"),
                new Command("commit", "at the end of a transaction"),
                new Command("rollback", "at the end of a transaction that fails"),
                new Command(Savepoints.SET, "around a transaction inside of another"),
                new Command(Savepoints.RELEASE, "at its end"),
                new Command(Savepoints.ROLL_BACK, "when it fails; then it is released"),
                new Command(Snapshot.SET, "at the beginning of read and of a stream of shapes"),
                new Command("set transaction ...", "at the beginning of a transaction with options"),
                new Command("select pg_catalog.set_config(?, ?, true)", "for each setting of a transaction"),
                new Command(ONE_SNAPSHOT, "in front of a shape's string outside of a transaction"),
                new Command(TogetherString.ALONE.getFirst(), "in front of reads together outside of a transaction"),
                new Command(TogetherString.ALONE.getLast(), "after it"),
                new Command(TogetherString.SAVEPOINT, "in front of reads together inside of a transaction"),
                new Command(TogetherString.RELEASE, "after them"),
                new Command(
                        "select " + SearchPath.ASKED, "before the first typed query on somebody else's connections"),
                new Command(AdvisoryLock.TAKE.sql(), "by lock of a name"),
                new Command(AdvisoryLock.TRY.sql(), "by tryLock of a name"),
                new Command(Channels.PUBLISH.sql(), "by publish"),
                new Command("listen ...", "by subscribe, on a connection of its own"),
                new Command("unlisten *", "when it ends"),
                new Command("select pg_catalog.pg_backend_pid()", "by subscribe, to know a pooler"),
                new Command("select pg_catalog.clock_timestamp()", "by subscribe, to know that its connection lives"));
    }
}
