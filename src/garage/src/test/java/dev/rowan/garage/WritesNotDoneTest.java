package dev.rowan.garage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rowan.error.QueryFailed;
import dev.rowan.error.RowNotFound;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An update or delete of a row by its key that changes no row. */
class WritesNotDoneTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("migrations"));

    @SuppressWarnings("NullAway.Init")
    private Garage db;

    @BeforeEach
    void open(TestDatabase database) {
        db = Garage.of(database.dataSource());
        db.seals().insert(NewSeal.id(1).note("kept"));
        db.seals().insert(NewSeal.id(2).note("free"));
    }

    @Test
    void an_update_that_a_trigger_swallowed_says_that_the_row_is_there() {
        assertThatExceptionOfType(QueryFailed.class)
                .isThrownBy(() -> db.seals().update(1, s -> s.note("b")))
                .withMessageStartingWith("seals.update: the row with this key is there, and was not written: ");
        db.transaction(tx -> {
            assertThatExceptionOfType(QueryFailed.class)
                    .isThrownBy(() -> tx.seals().update(1, s -> s.note("b")));
            tx.seals().update(2, s -> s.note("c"));
        });
        assertThat(db.seals().get(2).note()).isEqualTo("c");
        assertThatExceptionOfType(RowNotFound.class)
                .isThrownBy(() -> db.seals().update(3, s -> s.note("b")))
                .withMessage("seals.update: no row with this key that this role can see");
    }

    @Test
    void an_update_that_row_security_hid_the_row_from_says_what_is_known() {
        db.dsl().execute("create role clerk");
        db.dsl().execute("grant select, update, delete on seals to clerk");
        db.dsl().execute("alter table seals enable row level security");
        db.dsl().execute("create policy seals_read on seals for select using (id < 3)");
        db.dsl().execute("create policy seals_write on seals for update using (id = 9)");
        db.transaction(tx -> {
            tx.seals().insert(NewSeal.id(4));
            tx.dsl().execute("set local role clerk");
            assertThatExceptionOfType(QueryFailed.class)
                    .isThrownBy(() -> tx.seals().update(2, s -> s.note("b")))
                    .withMessageContaining("a trigger, a rule or row security kept it");
            assertThatExceptionOfType(RowNotFound.class)
                    .isThrownBy(() -> tx.seals().update(4, s -> s.note("b")))
                    .withMessageContaining("that this role can see");
            assertThat(tx.seals().delete(2)).isFalse();
            tx.dsl().execute("reset role");
        });
        db.dsl().execute("drop owned by clerk");
        db.dsl().execute("drop role clerk");
    }

    @Test
    void a_delete_says_that_it_deleted_none() {
        assertThat(db.seals().delete(1)).isFalse();
        assertThat(db.seals().exists(1)).isTrue();
        assertThat(db.seals().delete(2)).isTrue();
        assertThat(db.seals().delete(2)).isFalse();
    }
}
