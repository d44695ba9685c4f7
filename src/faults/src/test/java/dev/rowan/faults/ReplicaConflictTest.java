package dev.rowan.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.enginecam.EngineCam;
import dev.enginecam.NewUser;
import dev.rowan.connect.DatabaseConfig;
import dev.rowan.error.TransientFailure;
import dev.rowan.session.TransactionOptions;
import dev.rowan.session.Transactions.ResultWork;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A replica that repeats the primary's work at once, and cancels who is in its way. */
@Timeout(120)
class ReplicaConflictTest {
    private static final TransactionOptions ON_REPLICA = TransactionOptions.DEFAULTS.onReplica();

    private static Servers servers;
    private static Server primary;
    private static Server replica;
    private static EngineCam.Connected db;

    @BeforeAll
    static void start() throws IOException, SQLException {
        servers = new Servers();
        primary = servers.start("autovacuum=off");
        replica = primary.standby("replica", "max_standby_streaming_delay=0");
        db = EngineCam.connect(
                DatabaseConfig.of(primary.url()).replicaUrl(replica.url()).replicaWait(Duration.ofSeconds(20)));
    }

    @AfterAll
    static void stop() {
        db.close();
        replica.close();
        primary.close();
        servers.close();
    }

    @Test
    void a_read_that_the_replica_cancels_is_made_again_on_the_primary() {
        assertThatExceptionOfType(TransientFailure.class)
                .isThrownBy(() -> db.with(ON_REPLICA).read(longRead(new ArrayList<>())))
                .withMessageContaining(
                        "the replica cancelled this: the primary has removed or locked what it was looking at")
                .satisfies(e -> assertThat(e.sqlState()).isEqualTo("40001"));
        List<Boolean> onReplica = new ArrayList<>();
        assertThat(db.with(ON_REPLICA.attempts(2)).read(longRead(onReplica))).isZero();
        assertThat(onReplica).containsExactly(true, false);
    }

    /** Rows that its snapshot shows are removed for good meanwhile. */
    private static ResultWork<EngineCam, Long, RuntimeException> longRead(List<Boolean> onReplica) {
        db.users().insert(NewUser.id("gone").email("gone@example.com"));
        db.with(TransactionOptions.DEFAULTS.onReplica(EngineCam.position(db)))
                .read(tx -> tx.users().count());
        return tx -> {
            boolean replica = tx.dsl().fetchSingle("select pg_is_in_recovery()").get(0, Boolean.class);
            onReplica.add(replica);
            long users = tx.users().count();
            if (replica) {
                vacuum();
                tx.dsl().execute("select pg_sleep(20)");
            }
            return users;
        };
    }

    private static void vacuum() {
        try (Connection aside = primary.connect()) {
            Server.execute(aside, "delete from users");
            Server.execute(aside, "vacuum users");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
