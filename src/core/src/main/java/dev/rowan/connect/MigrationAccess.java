package dev.rowan.connect;

import dev.rowan.error.ConnectFailed;
import dev.rowan.session.SearchPath;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What a role may do with the migrations of a database. Flyway would find out too, some of it after many seconds.
 *
 * @param role who it is
 * @param history whether there is one
 * @param readable whether the role may read it
 * @param readOnly whether nothing can be written: a standby, or {@code default_transaction_read_only}
 * @param canCreate whether the role may make the history, and its schema if that is missing
 */
record MigrationAccess(String role, boolean history, boolean readable, boolean readOnly, boolean canCreate) {
    private static final String SQL = """
            select current_user, t.oid is not null,
                   coalesce(has_schema_privilege(n.oid, 'usage') and has_table_privilege(t.oid, 'select'), false),
                   pg_is_in_recovery() or current_setting('transaction_read_only') = 'on',
                   case when n.oid is null then has_database_privilege(current_database(), 'create')
                        else has_schema_privilege(n.oid, 'create') end
            from (values (?, ?)) history(schema, name)
            left join pg_catalog.pg_namespace n on n.nspname = history.schema
            left join pg_catalog.pg_class t on t.relnamespace = n.oid and t.relname = history.name
            """;

    /** One round trip. */
    static MigrationAccess of(Connection connection, ShippedMigrations migrations) throws SQLException {
        try (PreparedStatement s = connection.prepareStatement(SQL)) {
            s.setString(1, migrations.historySchema());
            s.setString(2, migrations.historyTable());
            try (ResultSet rs = s.executeQuery()) {
                rs.next();
                return new MigrationAccess(
                        rs.getString(1), rs.getBoolean(2), rs.getBoolean(3), rs.getBoolean(4), rs.getBoolean(5));
            }
        }
    }

    void refuseUnreadable(MigrationTarget target, ShippedMigrations migrations) {
        if (history && !readable) {
            var schema = quoted(migrations.historySchema());
            throw new ConnectFailed(
                    "the role " + role + " may not read " + migrations.history() + " of " + target.place()
                            + ", which says what has been migrated",
                    "GRANT USAGE ON SCHEMA " + schema + " TO " + quoted(role) + "; GRANT SELECT ON "
                            + migrations.history() + " TO " + quoted(role));
        }
    }

    void refuseUnableToMigrate(MigrationTarget target, ShippedMigrations migrations, String older) {
        if (readOnly) {
            throw new ConnectFailed(
                    older + ", and " + target.place()
                            + " is read-only: a standby, or default_transaction_read_only is on",
                    "name the primary in the URL, or all hosts with target_session_attrs=read-write");
        } else if (!history && !canCreate) {
            var schema = quoted(migrations.historySchema());
            throw new ConnectFailed(
                    older + ", and the role " + role + " may not create tables in the schema " + schema + " of "
                            + target.place(),
                    "GRANT CREATE ON SCHEMA " + schema + " TO " + quoted(role)
                            + " (CREATE ON DATABASE where the schema is missing), or name a role that may "
                            + target.toNameRole());
        }
    }

    private static String quoted(String name) {
        return new SearchPath(java.util.List.of(name)).toString();
    }
}
