package dev.rowan.codegen;

import dev.rowan.postgres.PostgresServer;
import dev.rowan.postgres.ScratchDatabase;

/** One server for all tests of a JVM, which ends with it: a generation on its URL is faster than one that starts its own. */
public final class TestServer {
    private static final PostgresServer SERVER = PostgresServer.start("auto");
    private static final ScratchDatabase MAINTENANCE = SERVER.create();

    private TestServer() {}

    /** What the property {@code server} takes. */
    static String url() {
        return MAINTENANCE.url();
    }

    public static int majorVersion() {
        return SERVER.majorVersion();
    }

    static ScratchDatabase create() {
        return SERVER.create();
    }

    static ScratchDatabase maintenance() {
        return MAINTENANCE;
    }
}
