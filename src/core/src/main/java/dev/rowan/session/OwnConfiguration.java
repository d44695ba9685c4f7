package dev.rowan.session;

import javax.sql.DataSource;
import org.jooq.Configuration;
import org.jooq.SQLDialect;
import org.jooq.impl.DefaultConfiguration;

/** The jOOQ configuration of a facade on a DataSource. */
final class OwnConfiguration {
    private OwnConfiguration() {}

    /** {@code connections}: of the source. */
    static Configuration of(DataSource source, PoolConnections connections, Failures failures, Copying copying) {
        var configuration = new DefaultConfiguration();
        configuration.set(SQLDialect.POSTGRES);
        configuration.set(connections);
        configuration.set(new RowanTransactionProvider(connections, failures));
        configuration.set(new TypedFailures(failures, connections), new CheckedBinds(copying));
        configuration.set(JooqSql.SETTINGS);
        String cursorKey = CursorKey.of(source);
        if (cursorKey != null) {
            configuration.data(CursorKey.NAME, cursorKey);
        }
        OwnPool.behind(source).map(OwnPool::onceTable).ifPresent(table -> configuration.data(OnceTable.NAME, table));
        return configuration;
    }
}
