package dev.rowan.session;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What a session has to know of a pool that we opened. */
public interface OwnPool {
    /** That of a DataSource; empty for a pool of somebody else. */
    static Optional<OwnPool> behind(DataSource source) {
        return source instanceof OwnPool own
                ? Optional.of(own)
                : source instanceof HikariDataSource pool && pool.getDataSource() instanceof OwnPool ours
                        ? Optional.of(ours)
                        : Optional.empty();
    }

    /** See {@link dev.rowan.connect.DatabaseConfig#keysInSettings}. */
    boolean keysInSettings();

    /** See {@link dev.rowan.connect.DatabaseConfig#idsInSql}. */
    boolean idsInSql();

    /** What signs the cursors of pages: that of the configuration, else the password; null without both. */
    @Nullable
    String cursorKey();

    /** The table of keys for what is done once; null for the standard one. */
    @Nullable
    String onceTable();

    /** How many connections calls may use at a time. */
    int connections();

    /** How long a statement is meant to take at most; zero is for ever. */
    Duration statementTimeout();

    /** Whether the server, and not the driver, ends what takes longer. */
    boolean serverLimits();
}
