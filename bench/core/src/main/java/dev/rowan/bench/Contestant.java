package dev.rowan.bench;

import java.sql.SQLException;

/** Who does the work. */
public interface Contestant {
    /** For people. */
    String title();

    /** Whether this is work that it has a way to do. */
    default boolean does(Work work) {
        return true;
    }

    /** What is not the same as with hand-written JDBC about this work, for people; empty where nothing is. */
    default String differs(Work work) {
        return "";
    }

    /** Does it once; what comes back may be of its own types. */
    Object run(Work work, Bench bench) throws SQLException;
}
