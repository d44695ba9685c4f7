package dev.enginecam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.rowan.error.InvalidInput;
import dev.rowan.testing.TestDatabases;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class AdvisoryLockTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private EngineCam db;

    @BeforeEach
    void open(DataSource database) {
        db = EngineCam.of(database);
    }

    @Test
    void one_transaction_at_a_time_has_it() {
        db.transaction(tx -> {
            assertThat(tx.tryAdvisoryLock("nightly")).isTrue();
            assertThat(tx.tryAdvisoryLock("nightly"))
                    .as("again, in the same transaction")
                    .isTrue();
            assertThat(db.<Boolean>transactionResult(other -> other.tryAdvisoryLock("nightly")))
                    .isFalse();
            assertThat(db.<Boolean>transactionResult(other -> other.tryAdvisoryLock("hourly")))
                    .isTrue();
        });
        assertThat(db.<Boolean>transactionResult(tx -> tx.tryAdvisoryLock("nightly")))
                .as("after the transaction")
                .isTrue();
    }

    @Test
    void who_waits_has_it_when_the_other_transaction_has_ended() throws Exception {
        var taken = new CountDownLatch(1);
        var free = new CountDownLatch(1);
        var first = CompletableFuture.runAsync(() -> db.transaction(tx -> {
            tx.advisoryLock("it's; a \\ name");
            taken.countDown();
            await(free);
            tx.users().insert(SomeRows.newUser("first"));
        }));
        await(taken);
        free.countDown();
        db.transaction(tx -> {
            tx.advisoryLock("it's; a \\ name");
            assertThat(tx.users().exists("first")).isTrue();
        });
        first.get(30, TimeUnit.SECONDS);
    }

    @Test
    void outside_of_a_transaction_it_would_be_gone_at_once() {
        assertThatIllegalStateException()
                .isThrownBy(() -> db.advisoryLock("nightly"))
                .withMessageStartingWith("advisoryLock: outside of a transaction");
        assertThatIllegalStateException().isThrownBy(() -> db.tryAdvisoryLock("nightly"));
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> db.transaction(tx -> tx.advisoryLock("a\0b")));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
