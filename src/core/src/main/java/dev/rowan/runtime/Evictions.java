package dev.rowan.runtime;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/** Which connections an error makes useless, where HikariCP's own list is wrong for PostgreSQL. */
final class Evictions implements SQLExceptionOverride {
    @java.lang.Override
    public Override adjudicate(SQLException e) {
        if (Failures.isOfServerBehind(e)) {
            return Override.DO_NOT_EVICT;
        }
        return switch (e.getSQLState()) {
            // read_only_sql_transaction: after a failover this server has become a standby
            case "25006" -> Override.MUST_EVICT;
            // feature_not_supported is also "cached plan must not change result type", which every connection reports
            // once after a migration and then gets over
            case "0A000" -> Override.DO_NOT_EVICT;
            case null, default -> Override.CONTINUE_EVICT;
        };
    }
}
