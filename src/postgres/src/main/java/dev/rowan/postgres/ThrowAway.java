package dev.rowan.postgres;

import java.util.List;

/** What makes a server fast that nobody will miss. */
final class ThrowAway {
    /** Nothing needs to survive a crash, and nothing depends on the machine. */
    static final List<String> SETTINGS = List.of(
            "fsync=off",
            "synchronous_commit=off",
            "full_page_writes=off",
            "checkpoint_timeout=1h",
            "max_wal_size=4GB",
            "max_connections=300",
            "jit=off", // for estimates over catalogues that nobody has analysed
            "max_locks_per_transaction=256",
            "lc_messages=C",
            "timezone=UTC",
            "log_timezone=UTC",
            "dynamic_shared_memory_type=mmap", // in the data directory, not beside it, where a kill would leave it
            "shared_preload_libraries=pg_stat_statements");

    private ThrowAway() {}

    /**
     * How CREATE DATABASE copies: files, which beats writing pages to the log twice over; without fsync its checkpoints
     * cost next to nothing. PostgreSQL 14 knows no other way, nor the word.
     */
    static String cloning(int majorVersion) {
        return majorVersion >= 15 ? "strategy file_copy" : "";
    }
}
