package dev.rowan.review.plans;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes a session plan as PostgreSQL comes, with the stated settings: whatever the database, the role or PGOPTIONS say. */
final class PlannerSettings {
    private PlannerSettings() {}

    /** {@code local}: until the transaction ends; what is stated and is no setting, with its place. */
    static List<String> set(Connection connection, Sizes sizes, boolean local) throws SQLException {
        List<String> told = new ArrayList<>();
        try (Statement s = connection.createStatement()) {
            s.execute("""
                    select set_config(name, boot_val, %s) from pg_settings
                    where (category like 'Query Tuning%%'
                           or name in ('work_mem', 'hash_mem_multiplier', 'max_parallel_workers_per_gather', 'quote_all_identifiers',
                                       'DateStyle', 'IntervalStyle', 'extra_float_digits', 'bytea_output', 'xmlbinary', 'row_security',
                                       'lc_monetary', 'lc_numeric', 'array_nulls', 'session_replication_role'))
                      and context in ('user', 'superuser') and boot_val is not null and name <> 'geqo_seed'
                    """.formatted(local));
            s.execute("set %1$s timezone = 'UTC'; set %1$s jit = off; set %1$s plan_cache_mode = force_generic_plan"
                    .formatted(local ? "local" : "session"));
        }
        for (Map.Entry<String, String> setting : sizes.settings().entrySet()) {
            Savepoint before = connection.setSavepoint();
            try (PreparedStatement s = connection.prepareStatement("select set_config(?, ?, " + local + ")")) {
                s.setString(1, setting.getKey());
                s.setString(2, setting.getValue());
                s.execute();
            } catch (SQLException e) {
                connection.rollback(before);
                told.add("%s: the server refuses the setting: %s"
                        .formatted(sizes.place("setting " + setting.getKey()), e.getMessage()));
            }
            connection.releaseSavepoint(before);
        }
        return told;
    }
}
