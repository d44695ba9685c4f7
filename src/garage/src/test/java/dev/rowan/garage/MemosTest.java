package dev.rowan.garage;

import static dev.rowan.garage.Tables.MEMOS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rowan.CopyFormat;
import dev.rowan.connect.DatabaseConfig;
import dev.rowan.error.ConstraintViolation;
import dev.rowan.error.QueryFailed;
import dev.rowan.error.RowNotFound;
import dev.rowan.error.TooManyRows;
import dev.rowan.session.Setting;
import dev.rowan.session.Transactions;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows of tenants, which say who wrote them: a role that row security holds back, and settings of its transactions. */
class MemosTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("migrations"));

    private static final UUID OURS = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final UUID THEIRS = UUID.fromString("00000000-0000-4000-8000-000000000002");

    private final String role = "clerk_" + Long.toHexString(System.nanoTime());

    @SuppressWarnings("NullAway.Init")
    private Garage db;

    @SuppressWarnings("NullAway.Init")
    private Memo memo;

    @BeforeEach
    void open(TestDatabase database) {
        db = Garage.of(database.dataSource());
        db.dsl().execute("create role " + role);
        db.dsl().execute("grant all on memos to " + role);
        memo = ours("ann")
                .transactionResult(
                        tx -> tx.memos().insertAll(List.of(row(1), row(2))).getFirst());
    }

    @AfterEach
    void drop() {
        db.dsl().execute("drop owned by " + role);
        db.dsl().execute("drop role " + role);
    }

    private Transactions<Garage> ours(String user) {
        return db.with(new Setting("role", role), Garage.tenant(OURS), Garage.user(user));
    }

    private Transactions<Garage> theirs() {
        return db.with(new Setting("role", role), Garage.tenant(THEIRS), Garage.user("eve"));
    }

    private static NewMemo row(int number) {
        return NewMemo.number(number).text("memo " + number);
    }

    @Test
    void a_row_is_of_the_tenant_and_says_who_wrote_it() {
        assertThat(memo)
                .returns(OURS, Memo::tenantId)
                .returns("ann", Memo::createdBy)
                .returns("ann", Memo::updatedBy);
        Memo changed = ours("bob").transactionResult(tx -> tx.memos().updateAndGet(memo.id(), m -> m.text("by bob")));
        assertThat(changed).returns("ann", Memo::createdBy).returns("bob", Memo::updatedBy);
        Memo upserted = ours("cat").transactionResult(tx -> tx.memos().upsertByNumber(row(1)));
        assertThat(upserted)
                .returns(memo.id(), Memo::id)
                .returns("ann", Memo::createdBy)
                .returns("cat", Memo::updatedBy);
        Memo read = ours("cat").read(tx -> tx.memos().getByNumber(1));
        assertThat(read).isEqualTo(upserted);
    }

    @Test
    void rows_of_others_are_not_there_for_any_verb_that_reads() throws IOException {
        theirs().transaction(IOException.class, tx -> {
            MemoRepository memos = tx.memos();
            assertThat(memos.find(memo.id())).isEmpty();
            assertThatExceptionOfType(RowNotFound.class).isThrownBy(() -> memos.get(memo.id()));
            assertThat(memos.exists(memo.id())).isFalse();
            assertThat(memos.findByNumber(1)).isEmpty();
            assertThatExceptionOfType(RowNotFound.class).isThrownBy(() -> memos.getByNumber(1));
            assertThat(memos.list(10)).isEmpty();
            assertThat(memos.count()).isZero();
            assertThat(memos.findAll(List.of(memo.id()))).isEmpty();
            assertThat(memos.findMap(List.of(memo.id()))).isEmpty();
            assertThatExceptionOfType(RowNotFound.class).isThrownBy(() -> memos.lock(memo.id()));
            assertThat(memos.all().list()).isEmpty();
            assertThat(memos.all().count()).isZero();
            assertThat(memos.where(MEMOS.NUMBER.eq(1)).exists()).isFalse();
            assertThat(memos.all().orderBy(MEMOS.NUMBER).page(5).rows()).isEmpty();
            try (Stream<Memo> rows = memos.all().stream()) {
                assertThat(rows).isEmpty();
            }
            var out = new ByteArrayOutputStream();
            assertThat(memos.all().copyOut(out, CopyFormat.CSV)).isZero();
        });
    }

    @Test
    void rows_of_others_are_not_there_for_any_verb_that_writes() {
        List<Memo> before = db.memos().all().orderBy(MEMOS.ID).list(); // as the superuser
        theirs().transaction(tx -> {
            MemoRepository memos = tx.memos();
            assertThatExceptionOfType(RowNotFound.class)
                    .isThrownBy(() -> memos.update(memo.id(), m -> m.text("theirs")));
            assertThatExceptionOfType(RowNotFound.class)
                    .isThrownBy(() -> memos.updateAndGet(memo.id(), m -> m.text("theirs")));
            assertThat(memos.updateAll(Map.of(memo.id(), MemoPatch.EMPTY.text("theirs"))))
                    .isZero();
            assertThat(memos.updateWhere(DSL.trueCondition(), m -> m.text("theirs")))
                    .isZero();
            assertThat(memos.claim(memos.all().limit(5), m -> m.text("theirs"))).isEmpty();
            assertThat(memos.delete(memo.id())).isFalse();
            assertThat(memos.deleteAll(List.of(memo.id()))).isZero();
            assertThat(memos.deleteWhere(DSL.trueCondition())).isZero();
            assertThat(memos.upsertByNumber(row(1)))
                    .returns(THEIRS, Memo::tenantId)
                    .returns("eve", Memo::createdBy);
            assertThat(memos.upsertByNumberAndTell(row(2)).inserted()).isTrue();
            assertThat(memos.insertIfAbsent(row(2))).isEmpty();
            assertThat(memos.upsertAllByNumber(List.of(row(2), row(3)))).hasSize(2);
            assertThat(memos.copyUpsertByNumber(Stream.of(row(3), row(4)))).isEqualTo(2);
            assertThat(memos.count()).isEqualTo(4);
            assertThatExceptionOfType(QueryFailed.class)
                    .isThrownBy(() -> memos.copyIn(Stream.of(row(9))))
                    .withMessageContaining("row security for this role, which COPY does not apply");
        });
        assertThat(db.memos().where(MEMOS.TENANT_ID.eq(OURS)).orderBy(MEMOS.ID).list())
                .isEqualTo(before);
    }

    @Test
    void a_row_of_another_tenant_is_refused_where_jooq_gives_it() {
        assertThatExceptionOfType(QueryFailed.class)
                .isThrownBy(() -> theirs().transaction(tx -> tx.dsl()
                        .insertInto(MEMOS, MEMOS.TENANT_ID, MEMOS.NUMBER, MEMOS.TEXT)
                        .values(OURS, 7, "forged")
                        .execute()))
                .satisfies(e -> assertThat(e.sqlState()).isEqualTo("42501"));
    }

    /** Such a role sees the rows of all: it gets no row of anybody by chance. */
    @Test
    void for_a_role_that_row_security_does_not_hold_back_a_number_may_be_several_rows() {
        theirs().transaction(tx -> tx.memos().insert(row(1)));
        assertThatExceptionOfType(TooManyRows.class).isThrownBy(() -> db.memos().findByNumber(1));
        assertThatExceptionOfType(TooManyRows.class).isThrownBy(() -> db.memos().getByNumber(1));
    }

    @Test
    void without_a_tenant_nothing_is_read_and_it_is_said_what_to_do(TestDatabase database) {
        for (int i = 0; i < 2; i++) { // on the same connection a setting is an empty text after its transaction
            assertThatExceptionOfType(QueryFailed.class)
                    .isThrownBy(() -> db.with(new Setting("role", role))
                            .transaction(tx -> tx.memos().count()))
                    .satisfies(e -> assertThat(e.sqlState()).isIn("42704", "22P02"));
        }
        try (Garage.Connected fresh =
                Garage.connect(DatabaseConfig.of(database.url()).migrate(false))) { // whose connections have none
            assertThatExceptionOfType(QueryFailed.class)
                    .isThrownBy(() -> fresh.with(new Setting("role", role))
                            .transaction(tx -> tx.memos().count()))
                    .withMessage(
                            "memos.count: a policy, a default, a trigger or the statement asks for a setting that has no value"
                                    + "\nhelp: run it in db.with(setting).transaction(tx -> ...), with the setting that the database asks"
                                    + " for [42704]");
        }
        assertThatExceptionOfType(ConstraintViolation.class)
                .isThrownBy(() -> db.with(Garage.tenant(OURS), new Setting("app.username", ""))
                        .transaction(tx -> tx.memos().insert(row(5))))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(ConstraintViolation.Kind.NOT_NULL));
    }

    @Test
    void what_was_set_before_holds_again_after_a_savepoint() {
        ours("ann").transaction(tx -> {
            String who = tx.with(Garage.user("bob"))
                    .transactionResult(inner -> inner.memos()
                            .updateAndGet(memo.id(), m -> m.text("in between"))
                            .updatedBy());
            assertThat(who).isEqualTo("bob");
            assertThat(user(tx)).isEqualTo("ann");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> tx.with(Garage.user("cat")).transaction(inner -> {
                        assertThat(user(inner)).isEqualTo("cat");
                        throw new IllegalArgumentException("mine");
                    }));
            assertThat(user(tx)).isEqualTo("ann");
            Object dan = tx.with(Garage.user("dan")).read(MemosTest::user);
            assertThat(dan).isEqualTo("dan");
            assertThat(user(tx)).isEqualTo("ann");
        });
        Object last = db.transactionResult(MemosTest::user);
        assertThat(last).isNull();
    }

    private static @org.jspecify.annotations.Nullable Object user(Garage tx) {
        return tx.dsl().fetchValue("select nullif(current_setting('app.username', true), '')");
    }

    @Test
    void it_joins_the_transaction_of_a_caller_and_leaves_it_as_it_was() {
        db.dsl().transaction(outer -> {
            Garage guest = Garage.of(outer.dsl());
            Object ann = guest.with(Garage.user("ann")).transactionResult(MemosTest::user);
            assertThat(ann).isEqualTo("ann");
            assertThat(user(guest)).isNull();
        });
    }

    @Test
    void a_snapshot_with_settings_is_one() {
        db.with(Garage.tenant(OURS)).read(tx -> {
            assertThat(tx.dsl().fetchValue("show transaction_isolation")).isEqualTo("repeatable read");
            assertThat(tx.dsl().fetchValue("show transaction_read_only")).isEqualTo("on");
            assertThat(tx.dsl().fetchValue("show app.tenant")).isEqualTo(OURS.toString());
            return tx;
        });
    }

    @Test
    void a_setting_has_a_name_and_a_value_that_is_not_told() {
        assertThat(Garage.user("secret")).hasToString("app.username");
        assertThatIllegalArgumentException().isThrownBy(() -> new Setting("a b", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> new Setting("app.x'; drop table memos", ""));
        String hostile = "o'; drop table memos; --\\";
        Object set = db.with(Garage.user(hostile)).transactionResult(MemosTest::user);
        assertThat(set).isEqualTo(hostile);
    }
}
