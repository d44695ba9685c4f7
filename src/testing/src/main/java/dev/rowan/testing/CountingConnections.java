package dev.rowan.testing;

import dev.rowan.testing.internal.CountingSocketFactory;
import dev.rowan.testing.internal.TurnAround;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Makes connections that count their round trips from the moment they are made.
 *
 * @param database makes data sources that may be changed
 */
record CountingConnections(Supplier<PGSimpleDataSource> database, AtomicLong count) implements LentConnections.Source {
    @Override
    public Connection connect() throws SQLException {
        var turnAround = new TurnAround(count);
        String ticket = CountingSocketFactory.enrol(turnAround);
        try {
            PGSimpleDataSource dataSource = database.get();
            dataSource.setSocketFactory(CountingSocketFactory.class.getName());
            dataSource.setSocketFactoryArg(ticket);
            Connection connection = dataSource.getConnection();
            turnAround.connected();
            return connection;
        } finally {
            CountingSocketFactory.release(ticket);
        }
    }
}
