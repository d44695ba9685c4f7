package dev.enginecam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.zaxxer.hikari.HikariDataSource;
import dev.rowan.error.QueryFailed;
import dev.rowan.error.TransientFailure;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.DataSourceConnectionProvider;
import org.jooq.impl.DefaultConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.jooq.autoconfigure.SpringTransactionProvider;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What {@link TransactionMatrixTest} leaves: connections that are given back in a transaction, and Spring's propagations. */
@Timeout(60)
class CallersTransactionTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private HikariDataSource pool;
    private EngineCam db;
    private EngineCam others;

    @BeforeEach
    void open(TestDatabase database) {
        pool = pool(database, true);
        pool.setMaximumPoolSize(1);
        db = EngineCam.of(pool);
        others = EngineCam.of(database.dataSource());
    }

    private static HikariDataSource pool(TestDatabase database, boolean autoCommit) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(database.url());
        pool.setMaximumPoolSize(2);
        pool.setConnectionTimeout(500);
        pool.setAutoCommit(autoCommit);
        return pool;
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void a_begin_that_is_left_open_is_rolled_back_and_told() {
        assertLeft(() -> db.dsl().execute("begin"));
        assertLeft(() -> db.dsl().connection(c -> c.createStatement().execute("begin; select 1")));
        assertLeft(() -> db.dsl().connection(c -> {
            c.setAutoCommit(false);
            SomeRows.user(EngineCam.of(DSL.using(c, SQLDialect.POSTGRES)), "lost");
        }));
        assertLeft(() -> db.dsl().connection(c -> c.createStatement().execute("begin; savepoint a")));
        assertThat(others.users().list(9)).extracting(User::id).containsOnly("u");
    }

    /** The next one's insert is stored, on the one connection that there is. */
    private void assertLeft(Runnable left) {
        assertThatExceptionOfType(QueryFailed.class).isThrownBy(left::run).withMessage("""
            dsl: a statement left a transaction open, which is rolled back: the connection goes back to the pool
            help: use transaction(tx -> ...), which commits\
            """);
        others.users().delete("u");
        SomeRows.user(db, "u");
        assertThat(others.users().exists("u")).isTrue();
    }

    @Test
    void a_transaction_that_is_begun_and_ended_on_jooqs_connection_is_nobodys_business() {
        db.dsl().connection(c -> {
            c.setAutoCommit(false);
            SomeRows.user(EngineCam.of(DSL.using(c, SQLDialect.POSTGRES)), "u");
            c.commit();
        });
        SomeRows.user(db, "v");
        assertThat(others.users().count()).isEqualTo(2);
    }

    @Test
    void a_begin_that_somebody_else_left_in_the_pool_fails_one_call_and_loses_none() throws SQLException {
        try (Connection connection = pool.getConnection();
                var s = connection.createStatement()) {
            s.execute("begin");
        }
        assertThatExceptionOfType(TransientFailure.class)
                .isThrownBy(() -> SomeRows.user(db, "u"))
                .withMessageContaining("a connection came from its pool with a transaction open that is nobody's");
        SomeRows.user(db, "u");
        assertThat(others.users().count()).isEqualTo(1);
    }

    @Test
    void read_in_a_transaction_of_the_callers_leaves_its_mode(TestDatabase database) throws SQLException {
        try (Connection own = database.connect()) {
            own.setAutoCommit(false);
            EngineCam mine = EngineCam.of(DSL.using(own, SQLDialect.POSTGRES));
            assertThat(mine.<Long>read(tx -> tx.users().count())).isZero();
            SomeRows.user(mine, "u");
            assertThat(mine.dsl().fetchValue("show transaction_isolation")).isEqualTo("read committed");
            own.commit();
        }
        assertThat(others.users().count()).isEqualTo(1);
    }

    @Test
    void several_statements_in_a_transaction_of_the_callers_are_two_round_trips_more(TestDatabase database)
            throws SQLException {
        try (Connection own = database.wire().dataSource().getConnection()) {
            own.setAutoCommit(false);
            EngineCam mine = EngineCam.of(DSL.using(own, SQLDialect.POSTGRES));
            mine.users().count();
            assertThat(database.wire().during(() -> mine.users().insertAll(SomeRows.newUsers(3))))
                    .hasSize(1);
            assertThat(database.wire().during(() -> mine.users().insertGraph(SomeRows.newGraph("g", 3, 0))))
                    .hasSize(4);
            own.rollback();
        }
    }

    @Test
    void spring_s_propagations_hold_for_a_facade_of_the_data_source(TestDatabase database) {
        try (var two = pool(database, true)) {
            EngineCam facade = EngineCam.of(two);
            var manager = new DataSourceTransactionManager(two);
            var apart = new TransactionTemplate(manager);
            apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
            var without = new TransactionTemplate(manager);
            without.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
            new TransactionTemplate(manager).executeWithoutResult(status -> {
                SomeRows.user(facade, "rolled back");
                apart.executeWithoutResult(s -> facade.transaction(tx -> SomeRows.user(tx, "apart")));
                without.executeWithoutResult(s -> facade.transaction(tx -> SomeRows.user(tx, "without")));
                assertThat(facade.users().count()).isEqualTo(3);
                status.setRollbackOnly();
            });
            SomeRows.user(facade, "after");
            assertThat(others.users().list(9)).extracting(User::id).containsExactly("after", "apart", "without");
        }
    }

    @Test
    void a_scope_of_spring_without_a_transaction_does_not_make_a_pool_without_autocommit_usable(TestDatabase database) {
        try (var off = pool(database, false)) {
            EngineCam facade = EngineCam.of(new TransactionAwareDataSourceProxy(off));
            var supports = new TransactionTemplate(new DataSourceTransactionManager(off));
            supports.setPropagationBehavior(TransactionDefinition.PROPAGATION_SUPPORTS);
            supports.executeWithoutResult(status -> assertNobodys(() -> SomeRows.user(facade, "u")));
        }
        assertThat(others.users().count()).isZero();
    }

    @Test
    void boot_s_own_transactions_work_on_a_pool_without_autocommit_and_single_statements_do_not(TestDatabase database) {
        try (var off = pool(database, false)) {
            EngineCam facade = EngineCam.of(new DefaultConfiguration()
                    .set(SQLDialect.POSTGRES)
                    .set(new DataSourceConnectionProvider(new TransactionAwareDataSourceProxy(off)))
                    .set(new SpringTransactionProvider(new DataSourceTransactionManager(off)))
                    .dsl());
            facade.transaction(tx -> SomeRows.user(tx, "u"));
            assertNobodys(() -> SomeRows.user(facade, "v"));
        }
        assertThat(others.users().list(9)).extracting(User::id).containsExactly("u");
    }

    private static void assertNobodys(Runnable statement) {
        assertThatIllegalStateException().isThrownBy(statement::run).withMessage("""
            connections come without autocommit and belong to no transaction that is running: what a statement writes would be lost
            help: set autoCommit=true on the pool; transactions turn it off for themselves\
            """);
    }

    @Test
    void a_dsl_context_that_goes_past_springs_transaction_is_refused_while_one_runs() {
        DataSource source = new ProxyDataSource(pool);
        EngineCam past = EngineCam.of(DSL.using(source, SQLDialect.POSTGRES));
        new TransactionTemplate(new DataSourceTransactionManager(source))
                .executeWithoutResult(status -> assertThatIllegalStateException()
                        .isThrownBy(() -> SomeRows.user(past, "u"))
                        .withMessage("""
                            this DSLContext takes its connections past Spring's transaction, which runs on this thread: what a statement writes would be committed apart from it
                            help: make the DSLContext of new TransactionAwareDataSourceProxy(dataSource), or pass the DataSource itself\
                            """));
        SomeRows.user(past, "u");
        assertThat(others.users().count()).isEqualTo(1);
    }
}
