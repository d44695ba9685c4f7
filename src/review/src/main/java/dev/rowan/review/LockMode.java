package dev.rowan.review;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** PostgreSQL's locks of tables, the weakest first. See its manual, "Explicit Locking", for the table of conflicts. */
public enum LockMode {
    ACCESS_SHARE("AccessShare"),
    ROW_SHARE("RowShare"),
    ROW_EXCLUSIVE("RowExclusive"),
    SHARE_UPDATE_EXCLUSIVE("ShareUpdateExclusive"),
    SHARE("Share"),
    SHARE_ROW_EXCLUSIVE("ShareRowExclusive"),
    EXCLUSIVE("Exclusive"),
    ACCESS_EXCLUSIVE("AccessExclusive");

    private final String title;

    LockMode(String title) {
        this.title = title;
    }

    /** As pages and {@code pg_locks} call it, without its ending {@code Lock}. */
    public String title() {
        return title;
    }

    /**
     * That of {@code pg_locks.mode}, such as {@code AccessExclusiveLock}.
     *
     * @throws IllegalArgumentException when there is no such mode
     */
    public static LockMode of(String mode) {
        return Arrays.stream(values())
                .filter(m -> mode.equals(m.title + "Lock"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no lock of tables: " + mode));
    }

    /** Whether a transaction that asks for this one waits for another that holds that one. Symmetric. */
    public boolean conflictsWith(LockMode held) {
        return conflicts().contains(held);
    }

    private Set<LockMode> conflicts() {
        return switch (this) {
            case ACCESS_SHARE -> EnumSet.of(ACCESS_EXCLUSIVE);
            case ROW_SHARE -> EnumSet.range(EXCLUSIVE, ACCESS_EXCLUSIVE);
            case ROW_EXCLUSIVE -> EnumSet.range(SHARE, ACCESS_EXCLUSIVE);
            case SHARE_UPDATE_EXCLUSIVE -> EnumSet.range(SHARE_UPDATE_EXCLUSIVE, ACCESS_EXCLUSIVE);
            case SHARE -> EnumSet.complementOf(EnumSet.of(ACCESS_SHARE, ROW_SHARE, SHARE));
            case SHARE_ROW_EXCLUSIVE -> EnumSet.range(ROW_EXCLUSIVE, ACCESS_EXCLUSIVE);
            case EXCLUSIVE -> EnumSet.range(ROW_SHARE, ACCESS_EXCLUSIVE);
            case ACCESS_EXCLUSIVE -> EnumSet.allOf(LockMode.class);
        };
    }
}
