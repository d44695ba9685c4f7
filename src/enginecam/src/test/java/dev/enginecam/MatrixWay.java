package dev.enginecam;

import com.p6spy.engine.spy.P6DataSource;
import com.zaxxer.hikari.HikariDataSource;
import dev.rowan.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.jooq.Configuration;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.DataSourceConnectionProvider;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.ThreadLocalTransactionProvider;
import org.springframework.boot.jooq.autoconfigure.SpringTransactionProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One way to come to a facade.
 *
 * @param kind whose the connections are that it is given
 */
record MatrixWay(String name, Kind kind, Opening opening) {
    enum Kind {
        /** In a transaction of an owner, which the facade has to take part in. */
        OWNED,
        /** In autocommit mode: the facade's transactions are its own. */
        FREE,
        /** Out of autocommit and nobody's: each statement has to be refused. */
        LOST
    }

    interface Opening {
        Owner of(Pools pools) throws SQLException;
    }

    /** What the owner does in its transaction, by its own means. */
    interface Sql {
        void execute(String sql) throws SQLException;
    }

    interface Work {
        void with(EngineCam db, Sql sql) throws Exception;
    }

    interface Owner {
        /** Ends the transaction of the owner by a commit, or when the work throws by a rollback. */
        void transaction(Work work) throws Exception;

        /** The facade without a transaction of the owner. */
        default EngineCam free() {
            throw new UnsupportedOperationException();
        }
    }

    /** Pools on the database of the test, all closed at its end. */
    record Pools(TestDatabase database, List<AutoCloseable> open) {
        HikariDataSource hikari(boolean autoCommit) {
            var pool = new HikariDataSource();
            pool.setJdbcUrl(database.url());
            pool.setMaximumPoolSize(3);
            pool.setMinimumIdle(0);
            pool.setConnectionTimeout(2_000);
            pool.setAutoCommit(autoCommit);
            open.add(pool);
            return pool;
        }

        BasicDataSource dbcp(boolean autoCommit, int size) {
            var pool = new BasicDataSource();
            pool.setUrl(database.url());
            pool.setMaxTotal(size);
            pool.setDefaultAutoCommit(autoCommit);
            pool.setAccessToUnderlyingConnectionAllowed(true);
            open.add(pool);
            return pool;
        }

        Connection connection(boolean autoCommit) throws SQLException {
            Connection connection = database.connect();
            open.add(connection);
            connection.setAutoCommit(autoCommit);
            return connection;
        }
    }

    /** What a caller's own DSLContext does is jOOQ's affair. */
    boolean isWithout(MatrixVerb verb) {
        return kind == Kind.LOST && name.startsWith("DSLContext") && verb.name().equals("dsl()");
    }

    @Override
    public String toString() {
        return name;
    }

    static List<MatrixWay> all() {
        return List.of(
                new MatrixWay("own connection", Kind.OWNED, MatrixWay::ownConnection),
                new MatrixWay("own connection, BEGIN", Kind.OWNED, MatrixWay::begun),
                new MatrixWay("SingleConnectionDataSource", Kind.OWNED, MatrixWay::single),
                new MatrixWay("jOOQ's transaction", Kind.OWNED, MatrixWay::jooq),
                new MatrixWay("jOOQ's, of the thread", Kind.OWNED, MatrixWay::threadLocal),
                new MatrixWay("db.transaction", Kind.OWNED, pools -> inner(EngineCam.of(pools.hikari(true)))),
                spring("TransactionAware", true, a -> a, MatrixWay::aware, EngineCam::of),
                spring("TransactionAware, DSLContext", true, a -> a, MatrixWay::aware, MatrixWay::dsl),
                spring(
                        "TransactionAware(Lazy)",
                        true,
                        LazyConnectionDataSourceProxy::new,
                        MatrixWay::aware,
                        EngineCam::of),
                spring("TransactionAware, autocommit off", false, a -> a, MatrixWay::aware, EngineCam::of),
                spring("Lazy, @Transactional", true, LazyConnectionDataSourceProxy::new, a -> a, EngineCam::of),
                spring("of(dataSource), @Transactional", true, a -> a, a -> a, EngineCam::of),
                spring("its proxy, @Transactional", true, a -> a, ProxyDataSource::new, EngineCam::of),
                spring("what it wraps, @Transactional", true, ProxyDataSource::new, MatrixWay::wrapped, EngineCam::of),
                new MatrixWay("Boot's DSLContext", Kind.OWNED, pools -> boot(pools, true)),
                new MatrixWay("Boot's, autocommit off", Kind.OWNED, pools -> boot(pools, false)),
                free("HikariCP", pools -> EngineCam.of(pools.hikari(true))),
                free("HikariCP, DSLContext", pools -> dsl(pools.hikari(true))),
                free("DBCP", pools -> EngineCam.of(pools.dbcp(true, 3))),
                free("datasource-proxy", pools -> EngineCam.of(new ProxyDataSource(pools.hikari(true)))),
                free("p6spy", pools -> EngineCam.of(new P6DataSource(pools.hikari(true)))),
                free("Lazy", pools -> EngineCam.of(new LazyConnectionDataSourceProxy(pools.hikari(true)))),
                free("TransactionAware, no transaction", pools -> EngineCam.of(aware(pools.hikari(true)))),
                free("Boot's, no transaction", pools -> dslOfBoot(pools.hikari(true))),
                lost("DBCP", pools -> EngineCam.of(pools.dbcp(false, 3))),
                lost("DBCP of one", pools -> EngineCam.of(pools.dbcp(false, 1))),
                lost("datasource-proxy", pools -> EngineCam.of(new ProxyDataSource(pools.hikari(false)))),
                lost("p6spy", pools -> EngineCam.of(new P6DataSource(pools.hikari(false)))),
                lost("Lazy", pools -> EngineCam.of(new LazyConnectionDataSourceProxy(pools.hikari(false)))),
                lost("TransactionAware", pools -> EngineCam.of(aware(pools.hikari(false)))),
                lost("DSLContext", pools -> dsl(pools.hikari(false))));
    }

    /** A facade that has nothing to do with the transaction: what a matrix that can fail must find. */
    static MatrixWay apart() {
        return new MatrixWay("apart", Kind.OWNED, pools -> {
            EngineCam other = EngineCam.of(pools.hikari(true));
            Owner owner = ownConnection(pools);
            return work -> owner.transaction((db, sql) -> work.with(other, sql));
        });
    }

    private static MatrixWay free(String name, Function<Pools, EngineCam> opening) {
        return new MatrixWay(name, Kind.FREE, pools -> inner(opening.apply(pools)));
    }

    private static MatrixWay lost(String name, Function<Pools, EngineCam> opening) {
        return new MatrixWay(name + ", autocommit off", Kind.LOST, pools -> inner(opening.apply(pools)));
    }

    private static Owner inner(EngineCam db) {
        return new Owner() {
            @Override
            public void transaction(Work work) throws Exception {
                db.transaction(
                        Exception.class, tx -> work.with(tx, sql -> tx.dsl().execute(sql)));
            }

            @Override
            public EngineCam free() {
                return db;
            }
        };
    }

    private static Owner ownConnection(Pools pools) throws SQLException {
        Connection own = pools.connection(false);
        return work -> byHand(own, EngineCam.of(DSL.using(own, SQLDialect.POSTGRES)), work, "");
    }

    private static Owner begun(Pools pools) throws SQLException {
        Connection own = pools.connection(true);
        return work -> byHand(own, EngineCam.of(DSL.using(own, SQLDialect.POSTGRES)), work, "begin");
    }

    private static Owner single(Pools pools) throws SQLException {
        Connection own = pools.connection(false);
        EngineCam db = EngineCam.of(new SingleConnectionDataSource(own, true));
        return work -> byHand(own, db, work, "");
    }

    private static void byHand(Connection own, EngineCam db, Work work, String begin) throws Exception {
        boolean autoCommit = own.getAutoCommit();
        Sql sql = text -> {
            try (var s = own.createStatement()) {
                s.execute(text);
            }
        };
        sql.execute(begin);
        try {
            work.with(db, sql);
            if (own.getAutoCommit() != autoCommit) {
                throw new AssertionError("the mode of the connection has changed");
            }
            sql.execute("select 1"); // fails where the transaction has failed
            sql.execute("commit");
        } catch (Exception | AssertionError e) {
            sql.execute("rollback");
            throw e;
        }
    }

    private static Owner jooq(Pools pools) {
        var dsl = DSL.using(pools.hikari(true), SQLDialect.POSTGRES);
        return work -> dsl.transaction(c -> work.with(EngineCam.of(c.dsl()), c.dsl()::execute));
    }

    private static Owner threadLocal(Pools pools) {
        var connections = new DataSourceConnectionProvider(pools.hikari(true));
        Configuration configuration = new DefaultConfiguration()
                .set(SQLDialect.POSTGRES)
                .set(connections)
                .set(new ThreadLocalTransactionProvider(connections));
        EngineCam db = EngineCam.of(configuration.dsl());
        return work -> configuration.dsl().transaction(c -> work.with(db, c.dsl()::execute));
    }

    private static MatrixWay spring(
            String name,
            boolean autoCommit,
            Function<DataSource, DataSource> managed,
            UnaryOperator<DataSource> given,
            Function<DataSource, EngineCam> facade) {
        return new MatrixWay(name, Kind.OWNED, pools -> {
            DataSource source = managed.apply(pools.hikari(autoCommit));
            return spring(source, facade.apply(given.apply(source)));
        });
    }

    private static Owner spring(DataSource source, EngineCam db) {
        var transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
        var sql = new JdbcTemplate(source);
        return work -> transaction.executeWithoutResult(status -> {
            try {
                work.with(db, sql::execute);
            } catch (Exception e) {
                throw MatrixWay.<RuntimeException>asItself(e);
            }
        });
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <X extends Exception> X asItself(Exception e) throws X {
        throw (X) e;
    }

    private static Owner boot(Pools pools, boolean autoCommit) {
        HikariDataSource pool = pools.hikari(autoCommit);
        return spring(pool, dslOfBoot(pool));
    }

    private static EngineCam dslOfBoot(DataSource source) {
        return EngineCam.of(new DefaultConfiguration()
                .set(SQLDialect.POSTGRES)
                .set(new DataSourceConnectionProvider(aware(source)))
                .set(new SpringTransactionProvider(new DataSourceTransactionManager(source)))
                .dsl());
    }

    private static EngineCam dsl(DataSource source) {
        return EngineCam.of(DSL.using(source, SQLDialect.POSTGRES));
    }

    private static DataSource aware(DataSource source) {
        return new TransactionAwareDataSourceProxy(source);
    }

    private static DataSource wrapped(DataSource proxy) {
        return ((ProxyDataSource) proxy).getDataSource();
    }
}
