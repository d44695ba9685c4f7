package dev.enginecam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.Database;
import dev.rowan.connect.DatabaseConfig;
import dev.rowan.error.QueryFailed;
import dev.rowan.error.TransientFailure;
import dev.rowan.session.Position;
import dev.rowan.session.Setting;
import dev.rowan.session.TransactionOptions;
import dev.rowan.session.TransactionOptions.Isolation;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where reads go. The replica here is another database, so that it shows which one was asked; {@code ReplicaReads} of src/faults
 * has one that streams.
 */
@Timeout(60)
class ReplicaTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private static final TransactionOptions ON_REPLICA = TransactionOptions.DEFAULTS.onReplica();

    private EngineCam.Connected db;
    private String replicaUrl;

    @BeforeEach
    void open(TestDatabase primary) throws SQLException {
        replicaUrl = primary.url().replaceFirst("/[^/?]+(\\?|$)", "/postgres$1");
        db = connect(primary, replicaUrl);
    }

    private static EngineCam.Connected connect(TestDatabase primary, String replicaUrl) {
        return EngineCam.connect(
                DatabaseConfig.of(primary.url()).replicaUrl(replicaUrl).replicaWait(Duration.ofSeconds(20)));
    }

    @AfterEach
    void close() {
        db.close();
    }

    private static String asked(EngineCam tx) {
        return tx.dsl().fetchSingle("select current_database()").get(0, String.class);
    }

    @Test
    void a_read_goes_to_the_replica_where_it_says_so_and_nothing_else_does() {
        assertThat(db.with(ON_REPLICA).read(ReplicaTest::asked)).isEqualTo("postgres");
        assertThat(db.read(ReplicaTest::asked)).isNotEqualTo("postgres");
        assertThat(asked(db)).isNotEqualTo("postgres");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> db.with(ON_REPLICA).transactionResult(ReplicaTest::asked))
                .withMessage("a replica is for read\nhelp: use read, or leave onReplica out");
    }

    @Test
    void a_read_in_a_transaction_or_with_serializable_stays_with_the_primary(TestDatabase primary) {
        String within = db.transactionResult(tx -> tx.with(ON_REPLICA).read(ReplicaTest::asked));
        assertThat(within).isNotEqualTo("postgres");
        var serializable = TransactionOptions.of(Isolation.SERIALIZABLE).onReplica();
        assertThat(db.with(serializable).read(ReplicaTest::asked)).isNotEqualTo("postgres");
        EngineCam springs = EngineCam.of(primary.dataSource()).replica(replica(), Duration.ofSeconds(20));
        assertThat(springs.with(ON_REPLICA).read(ReplicaTest::asked)).isEqualTo("postgres");
        new TransactionTemplate(new DataSourceTransactionManager(primary.dataSource()))
                .executeWithoutResult(
                        status -> assertThat(springs.with(ON_REPLICA).read(ReplicaTest::asked))
                                .isNotEqualTo("postgres"));
    }

    private javax.sql.DataSource replica() {
        var replica = new org.postgresql.ds.PGSimpleDataSource();
        replica.setUrl(replicaUrl);
        return replica;
    }

    @Test
    void it_is_one_read_only_snapshot_with_its_options_there_too() {
        var options = ON_REPLICA.setting(new Setting("app.user", "ann")).statementTimeout(Duration.ofSeconds(3));
        List<String> seen = db.with(options)
                .read(tx -> List.of(
                        asked(tx),
                        value(tx, "show transaction_isolation"),
                        value(tx, "show transaction_read_only"),
                        value(tx, "show statement_timeout"),
                        value(tx, "select current_setting('app.user')")));
        assertThat(seen).containsExactly("postgres", "repeatable read", "on", "3s", "ann");
        assertThatExceptionOfType(QueryFailed.class)
                .isThrownBy(() -> db.with(ON_REPLICA).read(tx -> tx.dsl().execute("create table t ()")))
                .satisfies(e -> assertThat(e.sqlState()).isEqualTo("25006"));
        assertThat(db.with(ON_REPLICA).read(ReplicaTest::asked)).isEqualTo("postgres");
    }

    private static String value(EngineCam tx, String sql) {
        return tx.dsl().fetchSingle(sql).get(0, String.class);
    }

    @Test
    void another_attempt_goes_to_the_primary() {
        List<String> asked = new ArrayList<>();
        String last = db.with(ON_REPLICA.attempts(3)).read(tx -> {
            asked.add(asked(tx));
            if (asked.size() == 1) {
                tx.dsl().execute("do $$ begin raise 'conflict with recovery' using errcode = '40001'; end $$");
            }
            return asked(tx);
        });
        assertThat(asked).hasSize(2).first().isEqualTo("postgres");
        assertThat(last).isNotEqualTo("postgres");
        assertThatExceptionOfType(TransientFailure.class)
                .isThrownBy(() -> db.with(ON_REPLICA)
                        .read(tx -> tx.dsl().execute("do $$ begin raise 'conflict' using errcode = '40001'; end $$")));
    }

    @Test
    void without_a_replica_and_with_an_absent_one_the_primary_is_read_soon(TestDatabase primary) throws IOException {
        assertThat(EngineCam.of(primary.dataSource()).with(ON_REPLICA).read(ReplicaTest::asked))
                .isNotEqualTo("postgres");
        int port;
        try (var door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = door.getLocalPort();
        }
        var config = DatabaseConfig.of(primary.url()).replicaUrl("postgresql://nobody@127.0.0.1:" + port + "/none");
        try (var alone = EngineCam.connect(config)) {
            long start = System.nanoTime();
            for (int i = 0; i < 100; i++) {
                assertThat(alone.with(ON_REPLICA).read(ReplicaTest::asked)).isNotEqualTo("postgres");
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void a_position_stands_after_what_was_committed_and_can_travel_as_text(TestDatabase primary) {
        db.close();
        db = connect(primary, primary.url());
        Position before = Database.position(db);
        db.transaction(tx -> SomeRows.user(tx, "ann"));
        Position written = Database.position(db); // a cookie or a header carries its lsn()
        long users = db.with(TransactionOptions.DEFAULTS.onReplica(written))
                .read(tx -> tx.users().count());

        assertThat(users).isEqualTo(1);
        assertThat(db.dsl().fetchValue("select ?::pg_lsn < ?::pg_lsn", before.lsn(), written.lsn()))
                .isEqualTo(true);
        assertThat(new Position(written.lsn())).isEqualTo(written);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Position("0/0'; drop table users"))
                .withMessage("lsn is no position of PostgreSQL's log, such as 16/B374D848");
        assertThatIllegalStateException()
                .isThrownBy(() -> db.transaction(tx -> {
                    Database.position(tx);
                }))
                .withMessageStartingWith("position: the COMMIT of this transaction will stand after it\n");
    }

    @Test
    void closing_the_database_closes_the_pool_of_the_replica() {
        assertThat(db.with(ON_REPLICA).read(ReplicaTest::asked)).isEqualTo("postgres");
        db.close();
        assertThatThrownBy(() -> db.with(ON_REPLICA).read(ReplicaTest::asked))
                .hasMessageContaining("the database is closed");
    }
}
