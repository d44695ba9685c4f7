package dev.enginecam;

import static dev.enginecam.Tables.CAMS;
import static dev.enginecam.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rowan.Cursor;
import dev.rowan.Filter;
import dev.rowan.Page;
import dev.rowan.Sort;
import dev.rowan.error.InvalidInput;
import dev.rowan.error.InvalidInput.Problem;
import dev.rowan.testing.TestDatabases;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders and conditions from outside: {@code UserSort}, {@code UserFilter}. */
class SortAndFilterTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private final List<String> sent = Collections.synchronizedList(new ArrayList<>());
    private EngineCam db;

    @BeforeEach
    void fill(DataSource database) {
        db = EngineCam.of(database).listener(e -> sent.add(e.statementId() + " " + e.sql()));
        db.dsl().execute("""
                insert into users (id, email, subscription_status, created_at)
                select 'u' || g, 'u' || g || '@x', case when g % 2 = 0 then 'pro' else 'free' end, timestamptz '2026-01-01Z' + g / 3 * interval '1 day'
                from generate_series(0, 9) g;
                insert into projects (user_id, name, description) select 'u0', 'V' || g, case when g > 1 then 'a_b%' || g end from generate_series(0, 3) g;
                insert into cams (project_id, name, cam_type, lift, duration)
                select p.id, 'cam ' || g, case when g = 0 then 'intake' else 'exhaust' end, g + 0.5, 240 + g
                from (select id from projects order by id limit 1) p, generate_series(0, 3) g
                """);
    }

    private List<String> users(Map<String, List<String>> parameters) {
        return db.users().where(UserFilter.parse(parameters)).orderBy(USERS.ID).list().stream()
                .map(User::id)
                .toList();
    }

    private static InvalidInput refused(String sort) {
        return assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> UserSort.parse(sort))
                .actual();
    }

    private static InvalidInput refused(Map<String, List<String>> parameters) {
        return assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> UserFilter.parse(parameters))
                .actual();
    }

    @Test
    void an_order_from_outside_is_closed_by_the_primary_key() {
        List<User> rows =
                db.users().all().orderBy(UserSort.parse(" -createdAt , email")).list();
        assertThat(rows)
                .isEqualTo(db.users()
                        .all()
                        .orderBy(USERS.CREATED_AT.desc(), USERS.EMAIL, USERS.ID)
                        .list());
        assertThat(sent.getFirst())
                .startsWith("users.where ")
                .endsWith(
                        "order by \"public\".\"users\".\"created_at\" desc, \"public\".\"users\".\"email\" asc"); // unique
        db.users().all().orderBy(UserSort.parse("-createdAt")).list();
        assertThat(sent.getLast())
                .endsWith("order by \"public\".\"users\".\"created_at\" desc, \"public\".\"users\".\"id\" desc");
        db.users().all().orderBy(UserSort.parse(" ")).list();
        assertThat(sent.getLast()).endsWith("order by \"public\".\"users\".\"id\" asc");
    }

    @Test
    void an_order_is_written_in_code_too() {
        Sort<User> sort = UserSort.CREATED_AT.desc().and(UserSort.EMAIL.asc()).and(UserSort.CREATED_AT.asc());
        assertThat(sort).isEqualTo(UserSort.parse("-createdAt,email")).hasToString("-createdAt,email");
        assertThat(sort)
                .isNotEqualTo(UserSort.parse("createdAt,email"))
                .hasSameHashCodeAs(UserSort.parse("-createdAt,email"));
    }

    @Test
    void pages_of_an_order_from_outside_have_cursors_which_belong_to_it() {
        var newest = db.users()
                .where(UserFilter.parse(Map.of("plan", List.of("free", "pro"))))
                .orderBy(UserSort.parse("-createdAt"));
        List<String> ids = new ArrayList<>();
        Page<User> page = newest.page(3);
        Cursor<User> first = Objects.requireNonNull(page.next());
        while (true) {
            page.rows().forEach(u -> ids.add(u.id()));
            if (page.next() == null) {
                break;
            }
            page = newest.page(3, page.next());
        }
        assertThat(ids).isEqualTo(newest.list().stream().map(User::id).toList()).hasSize(10);
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() ->
                        db.users().all().orderBy(UserSort.parse("createdAt")).page(3, first))
                .withMessageContaining("is of another query");
    }

    @Test
    void everything_that_is_wrong_with_an_order_is_said_at_once() {
        InvalidInput refused = refused("emial,-,email,email,,");
        assertThat(refused).hasMessage("""
                users.sort: "emial" is no order; there are email, createdAt
                users.sort: an empty name is no order; there are email, createdAt
                users.sort: "email" comes twice
                users.sort: an empty name is no order; there are email, createdAt
                users.sort: an empty name is no order; there are email, createdAt""");
        assertThat(refused.problems()).hasSize(5).allMatch(p -> p.name().equals("sort"));
        assertThat(refused.name()).isEqualTo("sort");
        assertThat(refused.statementId()).isEqualTo("users");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "email;drop table users",
                "email desc",
                "\"email\"",
                "users.email",
                "EMAIL",
                "--email",
                "1",
                "email\u0000",
                "<script>alert(1)</script>",
                "a\r\nSet-Cookie: a=b",
                "\u202eliame",
                "(select pg_sleep(10))"
            })
    void what_is_no_column_of_an_order_is_refused_without_being_repeated(String hostile) {
        String message = refused(hostile).getMessage();
        assertThat(message).contains("is no order; there are email, createdAt");
        assertThat(Objects.requireNonNull(message).lines()).hasSize(1);
        assertThat(message).doesNotContain("<", "drop", "Cookie", "select", "\u202e");
        assertThat(sent).isEmpty();
    }

    @Test
    void long_texts_are_refused_in_a_short_message() {
        assertThat(refused("email,".repeat(1_000_000))).hasMessage("users.sort: is longer than 2000 characters");
        assertThat(refused("x,".repeat(900)).problems()).hasSize(20);
        assertThat(refused("x,".repeat(900)).getMessage()).endsWith("; and 881 problems more");
        Map<String, List<String>> many = new LinkedHashMap<>();
        IntStream.range(0, 10_000).forEach(i -> many.put("p" + i, List.of("x".repeat(1_000))));
        assertThat(refused(many).problems()).hasSize(20);
        assertThat(refused(many).getMessage()).hasSizeLessThan(3_000);
    }

    @Test
    void a_value_is_compared_and_several_are_alternatives() {
        assertThat(users(Map.of())).hasSize(10);
        assertThat(users(Map.of("email", List.of("u3@x")))).containsExactly("u3");
        assertThat(users(Map.of("email", List.of("u3@x", "u4@x", "u3@x", "nobody"))))
                .containsExactly("u3", "u4");
        assertThat(users(Map.of("plan", List.of("pro"), "createdAt.ge", List.of("2026-01-03T00:00:00Z"))))
                .containsExactly("u6", "u8");
        assertThat(users(Map.of("plan.ne", List.of("pro"), "createdAt.lt", List.of("2026-01-02T01:00:00+01:00"))))
                .containsExactly("u1");
        assertThat(users(Map.of(
                        "createdAt.gte",
                        List.of("2026-01-02T00:00Z"),
                        "createdAt.lte",
                        List.of("2026-01-02T00:00:00.000000Z"))))
                .containsExactly("u3", "u4", "u5");
        assertThat(users(Map.of("email.startsWith", List.of("u1")))).containsExactly("u1");
        assertThat(users(Map.of("email.contains", List.of("U1@")))).containsExactly("u1");
        assertThat(users(Map.of("email.contains", List.of("%")))).isEmpty();
        assertThat(sent).allMatch(s -> s.startsWith("users.where ") && !s.contains("u3@x"));
    }

    @Test
    void nulls_are_asked_for_and_are_not_equal_to_what_is_excluded() {
        assertThat(projects("description.null", "true")).containsExactly("V0", "V1");
        assertThat(projects("description.null", "false")).containsExactly("V2", "V3");
        assertThat(projects("description.ne", "a_b%2")).containsExactly("V0", "V1", "V3");
        assertThat(projects("description.startsWith", "a_b%")).containsExactly("V2", "V3");
        assertThat(projects("description.startsWith", "a__%")).isEmpty();
    }

    private List<String> projects(String name, String value) {
        return db
                .projects()
                .where(ProjectFilter.parse(Map.of(name, List.of(value))))
                .orderBy(ProjectSort.NAME.asc())
                .list()
                .stream()
                .map(Project::name)
                .toList();
    }

    @Test
    void values_are_of_their_columns_type() {
        Filter<Cam> cams = CamFilter.parse(
                Map.of("type", List.of("exhaust"), "lift.gt", List.of("1.50"), "duration.le", List.of("243")));
        assertThat(db.cams().all().and(cams).orderBy(CamSort.parse("-lift")).list())
                .extracting(Cam::duration)
                .containsExactly(243, 242);
        assertThat(db.cams().all().orderBy(CAMS.ID).and(cams).page(1).rows()).hasSize(1);
        assertThat(db.cams().updateWhere(cams.condition(), c -> c.name("big"))).isEqualTo(2);
        assertThat(cams.condition()).isNotEqualTo(DSL.noCondition());
    }

    @Test
    void everything_that_is_wrong_with_a_filter_is_said_at_once() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        parameters.put("type", List.of("sideways"));
        parameters.put("lift", List.of("9,5"));
        parameters.put("duration.ge", List.of("2147483648"));
        parameters.put("duration.lt", List.of("1", "2"));
        parameters.put("type.lt", List.of("intake"));
        parameters.put("lift.contains", List.of("9"));
        parameters.put("name", List.of("x"));
        parameters.put("duration.le", List.of());
        parameters.put("lift.ne", Arrays.asList((String) null));
        parameters.put("duration.null", List.of("true"));
        parameters.put("evil\r\nSet-Cookie: a", List.of("x"));
        parameters.put("", List.of("x"));
        InvalidInput refused = assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> CamFilter.parse(parameters))
                .actual();
        assertThat(refused).hasMessage("""
                cams.type: expected one of intake, exhaust
                cams.lift: expected a number such as 9.50
                cams.duration.ge: expected a number from -2147483648 to 2147483647
                cams.duration.lt: expected one value, and there are 2
                cams.type: "lt" is no operator of it; there are eq, ne
                cams.lift: "contains" is no operator of it; there are eq, ne, lt, le, gt, ge
                cams.name: "name" is no filter; there are type, lift, duration
                cams.duration.le: has no value
                cams.lift.ne: has no value
                cams.duration: "null" is no operator of it; there are eq, ne, lt, le, gt, ge
                cams.filter: a name of other characters is no filter; there are type, lift, duration
                cams.filter: an empty name is no filter; there are type, lift, duration""");
        assertThat(refused.problems()).contains(new Problem("type", "expected one of intake, exhaust"));
        assertThat(sent).isEmpty();
    }

    @Test
    void parameters_of_others_are_named_and_left_alone() {
        Map<String, List<String>> request =
                Map.of("email", List.of("u1@x"), "sort", List.of("email"), "cursor", List.of("x"));
        assertThat(db.users().where(UserFilter.parse(request, "sort", "cursor")).count())
                .isEqualTo(1);
        assertThat(refused(request).problems()).extracting(Problem::name).containsExactlyInAnyOrder("sort", "cursor");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01",
                "2026-01-01T00:00:00",
                "2026-01-01T00:00:00 01:00",
                "2026-02-30T00:00:00Z",
                "+999999999-01-01T00:00:00Z",
                "2026-01-01T00:00:00.0000001Z",
                "now",
                "infinity",
                "",
                "' or true --"
            })
    void what_is_no_time_is_refused_before_it_is_sent(String value) {
        assertThat(refused(Map.of("createdAt.ge", List.of(value))))
                .hasMessageStartingWith(
                        "users.createdAt.ge: expected a time with its offset such as 2026-01-31T12:30:00Z")
                .hasMessageNotContaining("true");
        assertThat(sent).isEmpty();
    }

    @Test
    void texts_that_postgres_cannot_have_are_refused() {
        for (String operator : List.of("email", "email.startsWith", "email.contains", "email.ge")) {
            assertThat(refused(Map.of(operator, List.of("a\u0000b"))).problems())
                    .hasSize(1);
            assertThat(refused(Map.of(operator, List.of("a\ud800"))).problems()).hasSize(1);
        }
        assertThat(users(Map.of("email", List.of("' or true --")))).isEmpty();
        assertThat(refused(Map.of("email", Collections.nCopies(1_001, "a"))).getMessage())
                .endsWith("has more than 1000 values");
        assertThat(users(Map.of(
                        "email",
                        IntStream.range(0, 1_000).mapToObj(i -> "u" + i + "@x").toList())))
                .hasSize(10);
    }

    @Test
    void the_problems_survive_serialization() throws Exception {
        var bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(refused("a,b"));
        var read = (InvalidInput) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
        assertThat(read.problems()).isEqualTo(refused("a,b").problems());
    }
}
