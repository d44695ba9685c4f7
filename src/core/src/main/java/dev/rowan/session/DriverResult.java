package dev.rowan.session;

import com.zaxxer.hikari.pool.ProxyResultSet;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The driver's result behind HikariCP's, which each value is read through otherwise. */
public final class DriverResult {
    private DriverResult() {}

    /** Of rows that have all come; reading others can fail for the connection, which the pool has to see. */
    public static ResultSet of(ResultSet rs) throws SQLException {
        return rs instanceof ProxyResultSet && rs.getFetchSize() == 0 ? rs.unwrap(ResultSet.class) : rs;
    }
}
