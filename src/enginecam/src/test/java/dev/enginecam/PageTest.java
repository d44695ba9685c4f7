package dev.enginecam;

import static dev.enginecam.Tables.CAMS;
import static dev.enginecam.Tables.PROJECTS;
import static dev.enginecam.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.rowan.Cursor;
import dev.rowan.OrderedQuery;
import dev.rowan.Page;
import dev.rowan.connect.DatabaseConfig;
import dev.rowan.error.InvalidInput;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.ds.PGSimpleDataSource;

class PageTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private EngineCam db;

    @BeforeEach
    void fill(DataSource database) {
        db = EngineCam.of(database);
        db.dsl().execute("""
                insert into users (id, email, subscription_status, created_at)
                select 'u' || lpad(g::text, 2, '0'), 'u' || g, case when g % 3 = 0 then 'pro' else 'free' end, timestamptz '2020-01-01' + g / 4 * interval '1 us'
                from generate_series(0, 49) g;
                insert into projects (user_id, name) select id, 'V8' from users, generate_series(1, 2);
                """);
    }

    private static <T> Cursor<T> there(@Nullable Cursor<T> cursor) {
        return Objects.requireNonNull(cursor);
    }

    private static List<String> ids(Page<User> page) {
        return page.rows().stream().map(User::id).toList();
    }

    @Test
    void pages_go_forwards_and_back() {
        var query = db.users().all().orderBy(USERS.CREATED_AT);
        Page<User> first = query.page(20);
        assertThat(ids(first)).startsWith("u00", "u01").endsWith("u19").hasSize(20);
        assertThat(first.previous()).isNull();
        assertThat(first.total()).isNull();
        Page<User> second = query.page(20, there(first.next()));
        Page<User> third = query.page(20, there(second.next()));
        assertThat(ids(third)).startsWith("u40").hasSize(10);
        assertThat(third.next()).isNull();
        Page<User> back = query.page(20, there(third.previous()));
        assertThat(back).isEqualTo(second);
        assertThat(query.page(20, there(back.previous()))).isEqualTo(first);
    }

    @Test
    void a_page_that_ends_with_the_last_row_has_no_next_one() {
        var query = db.users().all().orderBy(USERS.ID);
        assertThat(query.page(50).next()).isNull();
        Page<User> first = query.page(25);
        Page<User> second = query.page(25, there(first.next()));
        assertThat(second.next()).isNull();
        assertThat(query.page(25, there(second.previous())).previous()).isNull();
    }

    @Test
    void rows_that_come_and_go_leave_the_others_where_they_are() {
        var query = db.users().all().orderBy(USERS.CREATED_AT.desc());
        Page<User> first = query.page(10);
        String last = first.rows().getLast().id();
        db.users().delete(last); // the row of the cursor
        db.users().insert(SomeRows.newUser("newest"));
        Page<User> second = query.page(10, there(first.next()));
        assertThat(ids(second)).startsWith("u39").endsWith("u30");
        assertThat(ids(query.page(10, there(second.previous()))))
                .endsWith("u41")
                .hasSize(10);
    }

    /** Whoever is on a page that has become empty comes back from it. */
    @Test
    void an_empty_page_leads_back() {
        var query = db.users().all().orderBy(USERS.ID);
        Page<User> first = query.page(40);
        db.dsl().deleteFrom(USERS).where(USERS.ID.gt("u39")).execute();
        Page<User> empty = query.page(40, there(first.next()));
        assertThat(empty.rows()).isEmpty();
        assertThat(empty.next()).isNull();
        assertThat(query.page(40, there(empty.previous())).rows()).isEqualTo(first.rows());
        db.dsl().deleteFrom(USERS).execute();
        Page<User> none = query.page(40, there(empty.previous()));
        assertThat(none).isEqualTo(new Page<>(List.of(), none.next(), null, null));
        db.users().insert(SomeRows.newUser("u99"));
        assertThat(ids(query.page(40, there(none.next())))).containsExactly("u99");
        assertThat(db.users().where(USERS.ID.eq("none")).orderBy(USERS.ID).page(5))
                .isEqualTo(new Page<User>(List.of(), null, null, null));
    }

    @Test
    void totals_are_none_exact_or_estimated() {
        var pros = db.users().where(USERS.SUBSCRIPTION_STATUS.eq("pro")).orderBy(USERS.ID);
        Page<User> first = pros.withTotal().page(5);
        assertThat(first.total()).isEqualTo(17);
        assertThat(pros.withTotal().page(5, there(first.next())).total()).isEqualTo(17);
        assertThat(pros.withTotal().offsetPage(5, 100).total()).isEqualTo(17);
        db.dsl().execute("analyze users");
        assertThat(pros.withEstimatedTotal().page(5).total()).isBetween(15L, 19L);
        assertThat(pros.withEstimatedTotal().and(USERS.ID.gt("u25")).page(5).total())
                .isBetween(4L, 13L);
        assertThat(pros.withTotal()
                        .and(USERS.ID.gt("u25"))
                        .page(5, Graphs.USER_PROJECTS)
                        .total())
                .isEqualTo(8);
    }

    @Test
    void shapes_have_pages() {
        var query = db.users().where(USERS.SUBSCRIPTION_STATUS.eq("pro")).orderBy(USERS.CREATED_AT.desc());
        List<Graphs.UserProjects> all = new ArrayList<>();
        Page<Graphs.UserProjects> page = query.page(5, Graphs.USER_PROJECTS);
        all.addAll(page.rows());
        while (page.next() != null) {
            page = query.page(5, there(page.next()), Graphs.USER_PROJECTS);
            all.addAll(page.rows());
        }
        assertThat(all)
                .hasSize(17)
                .allMatch(u -> u.projects().size() == 2)
                .isEqualTo(
                        query.orderBy(USERS.CREATED_AT.desc(), USERS.ID.desc()).list(Graphs.USER_PROJECTS));
        assertThat(query.offsetPage(5, 15, Graphs.USER_PROJECTS).rows()).isEqualTo(all.subList(15, 17));
    }

    @Test
    void pages_are_read_in_transactions_and_together() {
        var query = db.users().all().orderBy(USERS.ID);
        Cursor<User> next = there(query.page(10).next());
        db.transaction(tx -> {
            tx.users().insert(SomeRows.newUser("u10x"));
            var inside = tx.users().all().orderBy(USERS.ID).withTotal();
            assertThat(ids(inside.page(2, next))).containsExactly("u10", "u10x");
            assertThat(inside.page(2).total()).isEqualTo(51);
            List<Object> both = tx.together(
                    d -> d.users().all().orderBy(USERS.ID).withTotal().page(2, next),
                    d -> d.projects().all().orderBy(PROJECTS.ID).page(3).rows().size(),
                    List::of);
            assertThat(both).containsExactly(inside.page(2, next), 3);
        });
    }

    @Test
    void what_cannot_be_a_page_is_refused() {
        var query = db.users().all().orderBy(USERS.ID);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> query.page(0))
                .withMessage("size is 0, expected 1 or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> query.offsetPage(5, -1))
                .withMessage("offset is -1: it cannot be negative");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> db.users().all().limit(3).orderBy(USERS.ID).page(5))
                .withMessage("users.page: the query has a limit\nhelp: leave it out; a page has a size of its own");
    }

    @Test
    void a_cursor_of_another_query_is_refused() {
        OrderedQuery<User> query = db.users().where(USERS.EMAIL.ne("a")).orderBy(USERS.CREATED_AT);
        Cursor<User> next = there(query.page(5).next());
        assertThat(db.users()
                        .where(USERS.EMAIL.ne("b"))
                        .orderBy(USERS.CREATED_AT)
                        .page(5, next)
                        .rows())
                .hasSize(5); // other values
        Cursor<Cam> ofCams = Cursor.parse(next.toString());
        List<Runnable> others = List.of(
                () -> db.users().all().orderBy(USERS.CREATED_AT).page(5, next),
                () -> query.and(USERS.ID.gt("a")).page(5, next),
                () -> query.orderBy(USERS.CREATED_AT.desc()).page(5, next),
                () -> query.orderBy(USERS.CREATED_AT.asc().nullsFirst()).page(5, next),
                () -> query.orderBy(USERS.UPDATED_AT).page(5, next),
                () -> query.orderBy(USERS.CREATED_AT, USERS.EMAIL).page(5, next),
                () -> db.cams()
                        .where(CAMS.NAME.ne("a"))
                        .orderBy(CAMS.CREATED_AT)
                        .page(5, ofCams));
        for (Runnable other : others) {
            assertThatExceptionOfType(InvalidInput.class)
                    .isThrownBy(other::run)
                    .withMessageContaining(
                            ".cursor: is of another query: its table, order or the kinds of its conditions"
                                    + " were others\nhelp: answer 400, or start again at the first page")
                    .satisfies(e -> assertThat(e.statementId()).endsWith(".page"));
        }
    }

    @Test
    void hostile_text_is_refused_and_not_repeated() {
        var query = db.users().all().orderBy(USERS.CREATED_AT);
        String good = there(query.page(5).next()).toString();
        assertThat(good).matches("[A-Za-z0-9_-]+");
        List<String> hostile = new ArrayList<>(List.of(
                "",
                "x",
                "'; drop table users; --",
                "\u0000",
                "=".repeat(10),
                good + "A",
                good + "=",
                " " + good,
                "ä",
                "A".repeat(100_000)));
        byte[] bytes = Base64.getUrlDecoder().decode(good);
        var random = new Random(1);
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= (byte) (1 << random.nextInt(8));
            hostile.add(Base64.getUrlEncoder().withoutPadding().encodeToString(changed));
            hostile.add(good.substring(0, i));
        }
        for (String text : hostile) {
            assertThatExceptionOfType(InvalidInput.class)
                    .as(text)
                    .isThrownBy(() -> query.page(5, Cursor.parse(text)))
                    .withMessageStartingWith("users.page.cursor: ")
                    .satisfies(e -> assertThat(text.length() > 3
                                    && String.valueOf(e.getMessage()).contains(text))
                            .isFalse());
        }
    }

    @Test
    void nodes_share_the_key_by_the_password_or_the_configuration(TestDatabase database) throws Exception {
        var driver = new PGSimpleDataSource();
        driver.setUrl(database.url());
        var pool = new HikariConfig();
        pool.setJdbcUrl(driver.getUrl());
        pool.setUsername(driver.getUser());
        pool.setPassword(driver.getPassword());
        pool.setMaximumPoolSize(1);
        assertThat(driver.getPassword()).isNotEmpty();
        Cursor<User> ofPassword = there(users(EngineCam.of(driver)).page(5).next());
        try (var hikari = new HikariDataSource(pool)) {
            assertThat(users(EngineCam.of(hikari)).page(5, ofPassword).rows()).hasSize(5);
        }
        var config = DatabaseConfig.of(database.url());
        try (var other = EngineCam.connect(config);
                var keyed = EngineCam.connect(config.cursorKey("a key of these nodes"));
                var same = EngineCam.connect(config.cursorKey("a key of these nodes"));
                var another = EngineCam.connect(config.cursorKey("a key of other nodes"))) {
            assertThat(users(other).page(5, ofPassword).rows()).hasSize(5);
            Cursor<User> ofKey = there(users(keyed).page(5).next());
            assertThat(users(same).page(5, ofKey).rows()).hasSize(5);
            refused(users(another), ofKey);
            refused(users(keyed), ofPassword);
            var dsl = DSL.using(database.dataSource(), SQLDialect.POSTGRES);
            refused(users(EngineCam.of(dsl)), ofKey);
            dsl.configuration().data("rowan.cursorKey", "a key of these nodes");
            assertThat(users(EngineCam.of(dsl)).page(5, ofKey).rows()).hasSize(5);
            List<User> ofJooq = dsl.transactionResult(
                    c -> users(EngineCam.of(c.dsl())).page(5, ofKey).rows());
            assertThat(ofJooq).hasSize(5);
            List<User> inside =
                    keyed.transactionResult(tx -> users(tx).page(5, ofKey).rows());
            assertThat(inside).hasSize(5);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config.cursorKey("short"))
                .withMessage("cursorKey has 5 characters, expected 16 or more");
    }

    private static OrderedQuery<User> users(EngineCam db) {
        return db.users().all().orderBy(USERS.ID);
    }

    private static void refused(OrderedQuery<User> query, Cursor<User> cursor) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> query.page(5, cursor))
                .withMessageContaining("was changed, or signed with another key");
    }

    /** A range of an index, not a filter of all rows. */
    @Test
    void an_index_finds_where_the_page_starts(TestDatabase database) throws Exception {
        db.dsl().execute("create index on users (created_at, id); analyze users");
        List<String> sent = new ArrayList<>();
        try (var told = EngineCam.connect(DatabaseConfig.of(database.url()).listener(event -> sent.add(event.sql())))) {
            for (var query : List.of(
                    told.users().all().orderBy(USERS.CREATED_AT),
                    told.users().all().orderBy(USERS.CREATED_AT.desc()),
                    told.users().all().orderBy(USERS.CREATED_AT.desc(), USERS.ID.asc()))) {
                Cursor<User> next = there(query.page(20).next());
                assertThat(query.page(20, next).rows()).hasSize(20);
                String page = sent.getLast()
                        .replace("?::timestamptz", "timestamptz '2020-01-01'")
                        .replace("?::text", "'u20'")
                        .replace("?", "21");
                String plan = db.transactionResult(tx -> {
                    tx.dsl().execute("set local enable_seqscan = off; set local enable_bitmapscan = off");
                    return String.valueOf(tx.dsl().fetch("explain (costs off) " + page));
                });
                assertThat(plan).contains("Index Cond: ").contains("created_at");
            }
        }
    }
}
