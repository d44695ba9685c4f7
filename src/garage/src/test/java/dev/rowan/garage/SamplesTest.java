package dev.rowan.garage;

import static dev.rowan.garage.Tables.SAMPLES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.error.QueryFailed;
import dev.rowan.shape.Shape;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import dev.rowan.testing.Wire;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGPooledConnection;
import org.postgresql.ds.PGSimpleDataSource;

/** Every type in a graph: what is read at any depth is equal to what a statement of the single table reads. */
@Timeout(120)
class SamplesTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("migrations"));

    private static final int ROWS = 60;

    /** Of each column; null is one more. */
    private static final Map<String, List<String>> VALUES = values();

    record Top(Sample sample, Optional<Sample> parent, List<Middle> children) {}

    record Middle(Sample sample, Optional<Bottom> parent, List<Bottom> children) {}

    record Bottom(Sample sample, Optional<Sample> parent, List<Sample> newest) {}

    private static final Shape<Sample, Bottom> BOTTOM = Sample.ROW
            .with(Sample.PARENT)
            .with(Sample.SAMPLES_BY_PARENT.orderBy(s -> s.ID.desc()).limit(2))
            .as(Bottom::new);
    private static final Shape<Sample, Middle> MIDDLE = Sample.ROW
            .with(Sample.PARENT.shaped(BOTTOM))
            .with(Sample.SAMPLES_BY_PARENT.shaped(BOTTOM))
            .as(Middle::new);
    private static final Shape<Sample, Top> TOP = Sample.ROW
            .with(Sample.PARENT)
            .with(Sample.SAMPLES_BY_PARENT.shaped(MIDDLE))
            .as(Top::new);

    @SuppressWarnings("NullAway.Init")
    private Garage db;

    private static Map<String, List<String>> values() {
        Map<String, List<String>> values = new HashMap<>();
        values.put("bool", List.of("true", "false"));
        values.put("small", List.of("-32768", "0", "32767"));
        values.put("big", List.of("-9223372036854775808", "9223372036854775807"));
        values.put("single", List.of("-0", "1.1754944e-38", "NaN", "-Infinity", "0.1"));
        values.put("twice", List.of("-0", "4.9e-324", "NaN", "Infinity", "0.1", "1e300"));
        values.put("exact", List.of("0.10", "-0.000000000000000000001", "1e40", "12345678901234567890.0123456789"));
        values.put("cents", List.of("0.00", "-9999999999.99", "1.10"));
        values.put("txt", List.of("", "NULL", "{}\"\\'; --", "\ud83d\ude97 é", "x".repeat(9_000)));
        values.put("short", List.of("", " a ", "\ud83d\ude97".repeat(10)));
        values.put("padded", List.of("", " a", "abcde"));
        values.put("blanks", List.of("", "a", "a b"));
        values.put("nick", List.of("", "a ", "x".repeat(63)));
        values.put("letter", List.of("", "a", "\\"));
        values.put("mail", List.of("", "A@b.C", "a@B.c"));
        values.put("comment", List.of("a", "B "));
        values.put("uid", List.of("00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff"));
        values.put("photo", List.of("\\x", "\\x00ff5c27", "\\x" + "ab".repeat(9_000)));
        values.put("number", List.of("0", "4294967295"));
        values.put("day", List.of("0001-01-01 BC", "5874897-12-31", "infinity", "-infinity", "1970-01-01"));
        values.put("clock", List.of("00:00", "23:59:59.999999"));
        values.put("milli", List.of("00:00", "23:59:59.999"));
        values.put("zoned", List.of("00:00+15:59", "23:59:59.999999-15:59"));
        values.put("local", List.of("0001-01-01 00:00 BC", "294276-12-31 23:59:59.999999", "infinity"));
        values.put("second", List.of("1969-12-31 23:59:59", "2026-03-29 02:30:00"));
        values.put("moment", List.of("0001-01-01 00:00+00 BC", "2026-10-25 02:30:00.000001+02", "-infinity"));
        values.put("waited", List.of("0", "-1 year -2 mons 3 days 04:05:06.000007", "1 mon -1 day"));
        values.put("months", List.of("0", "-14 mons"));
        values.put("loose", List.of("{\"b\" : 1,  \"b\":2}", "null", "\"\\u00e9\""));
        values.put("packed", List.of("{\"b\": 1, \"a\": [1.10, null]}", "null", "\"\""));
        values.put("manual", List.of("<a b=\"c\">ü &lt;</a>", "text"));
        values.put("kind", List.of("petrol", "electric"));
        values.put("colour", List.of("red", "green"));
        values.put("address", List.of("10.0.0.1", "10.0.0.1/8", "::1", "fe80::/10"));
        values.put("network", List.of("10.0.0.0/8", "::1/128"));
        values.put("via", List.of("10.0.0.1", "::"));
        values.put("small_span", List.of("empty", "[1,2)", "(,)", "[,5)", "[-2147483648,2147483647)"));
        values.put("wide_span", List.of("empty", "[1,9223372036854775807)", "(,)"));
        values.put("exact_span", List.of("empty", "[0.10,0.20]", "(0,)", "(,1e30)"));
        values.put("days", List.of("empty", "[2026-01-01,2026-02-01)", "(,)"));
        values.put("times", List.of("empty", "[2026-01-01 00:00,2026-01-01 00:00:00.000001]", "(,)"));
        values.put("moments", List.of("empty", "[2026-01-01 00:00+02,2026-01-02 00:00+02)", "(,)"));
        values.put("spans", List.of("{}", "{[1,2),[5,7)}"));
        values.put("labels", List.of("", "a=>NULL, \"b \"=>\"\\\"\""));
        values.put("tree", List.of("", "a.b.c"));
        values.put("query", List.of("a.*{1,2}.!b|c", "*"));
        values.put("bits", List.of("000", "101"));
        values.put("few_bits", List.of("", "1"));
        values.put("mac", List.of("08:00:2b:01:02:03"));
        values.put("mac8", List.of("08:00:2b:01:02:03:04:05"));
        values.put("words", List.of("", "'a':1A,2 'b c'"));
        values.put("search", List.of("'a' & !'b':*"));
        values.put("wal", List.of("0/0", "FFFFFFFF/FFFFFFFF"));
        values.put("way", List.of("$.\"a\"[*]?(@ > 1)"));
        values.put("tx", List.of("0", "18446744073709551615"));
        values.put("spot", List.of("(0,-0)", "(1e300,NaN)"));
        values.put("line", List.of("{1,2,3}"));
        values.put("segment", List.of("[(0,0),(1,1)]"));
        values.put("area", List.of("(1,1),(0,0)"));
        values.put("route", List.of("[(0,0),(1,1)]", "((0,0),(1,1))"));
        values.put("shape", List.of("((0,0),(1,1),(1,0))"));
        values.put("round", List.of("<(0,0),1>"));
        values.put("smalls", List.of("{}", "{1,NULL,-32768}"));
        values.put("bigs", List.of("{}", "{9223372036854775807,NULL}"));
        values.put("texts", List.of("{}", "{\"NULL\",NULL,\"\",\"{\\\"a,\\\\\\\\}\"}"));
        values.put("pads", List.of("{}", "{a,NULL,abc}"));
        values.put("prices", List.of("{}", "{0.10,NULL,999.99}"));
        values.put("flags", List.of("{}", "{t,NULL,f}"));
        values.put("kinds", List.of("{}", "{petrol,NULL}"));
        values.put("uids", List.of("{}", "{00000000-0000-0000-0000-000000000000,NULL}"));
        values.put("photos", List.of("{}", "{\"\\\\x00ff\",NULL,\"\\\\x\"}"));
        values.put("dates", List.of("{}", "{1970-01-01,NULL,infinity}"));
        values.put("instants", List.of("{}", "{\"1969-12-31 23:59:59.999+00\",NULL}"));
        values.put("waits", List.of("{}", "{\"1 mon\",NULL}"));
        values.put("docs", List.of("{}", "{\"{\\\"a\\\": 1}\",NULL,\"null\"}"));
        values.put("addresses", List.of("{}", "{10.0.0.1,NULL,::/0}"));
        values.put("day_spans", List.of("{}", "{empty,NULL,\"[2026-01-01,)\"}"));
        values.put("maps", List.of("{}", "{\"\\\"a\\\"=>\\\"1\\\"\",NULL}"));
        values.put("boxes", List.of("{}", "{(1,1),(0,0);(2,2),(1,1)}"));
        return Collections.unmodifiableMap(values);
    }

    @BeforeEach
    void fill(TestDatabase database) throws SQLException {
        db = Garage.of(database.dataSource());
        List<String> columns = List.copyOf(VALUES.keySet());
        assertThat(columns.size() + 3).isEqualTo(SAMPLES.fields().length); // but for id, parent_id, label
        try (Connection connection = database.connect();
                var s = connection.createStatement()) {
            for (int row = 0; row < ROWS; row++) {
                int i = row;
                s.execute("insert into samples (id, parent_id, " + String.join(", ", columns) + ") values (" + i + ", "
                        + (i < 4 ? "null" : String.valueOf((i - 1) / 4)) + ", "
                        + columns.stream()
                                .map(c -> literal(VALUES.getOrDefault(c, List.of()), i))
                                .collect(Collectors.joining(", "))
                        + ")");
            }
        }
    }

    private static String literal(List<String> values, int row) {
        int i = row % (values.size() + 1);
        return i == values.size() ? "null" : "'" + values.get(i).replace("'", "''") + "'";
    }

    @Test
    void every_type_is_the_same_at_every_depth() {
        List<Sample> all = db.samples().all().orderBy(SAMPLES.ID).list();
        assertThat(all).hasSize(ROWS);
        List<Top> expected = all.stream().map(s -> top(all, s)).toList();
        for (int i = 0; i < 7; i++) { // across the driver's switch to its binary form
            assertThat(db.samples().all().orderBy(SAMPLES.ID).list(TOP)).isEqualTo(expected);
            for (Top top : expected.subList(0, 5)) {
                assertThat(db.samples().get(top.sample().id(), TOP)).isEqualTo(top);
            }
        }
        db.transaction(tx ->
                assertThat(tx.samples().all().orderBy(SAMPLES.ID).list(TOP)).isEqualTo(expected));
    }

    /** Arrays of all values of a column, where a single insert has a parameter: the server must make the same of both. */
    @Test
    void many_rows_are_stored_as_exactly_as_one() {
        List<Sample> all = db.samples().all().orderBy(SAMPLES.ID).list();
        List<NewSample> given = all.stream().map(SamplesTest::whole).toList();
        List<String> filled = texts();
        for (int i = 0; i < 7; i++) { // across the driver's switch to prepared statements
            db.dsl().execute("truncate samples");
            assertThat(db.samples().insertAll(given)).isEqualTo(all);
            assertThat(texts()).isEqualTo(filled);
        }
        db.dsl().execute("truncate samples");
        given.forEach(db.samples()::insert);
        assertThat(texts()).isEqualTo(filled);
        db.dsl().execute("truncate samples");
        assertThat(db.samples().copyIn(given.stream())).isEqualTo(ROWS);
        assertThat(texts()).isEqualTo(filled);
    }

    /** Each row is given all values of another one, as arrays of all rows' values. */
    @Test
    void many_rows_are_updated_and_overwritten_as_exactly_as_one() {
        List<Sample> all = db.samples().all().orderBy(SAMPLES.ID).list();
        List<String> filled = texts();
        Map<Integer, SamplePatch> patches = new HashMap<>();
        Map<Integer, SamplePatch> back = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            patches.put(i, with(SamplePatch.EMPTY, all.get((i + 7) % all.size())));
            back.put(i, with(SamplePatch.EMPTY, all.get(i)));
        }
        for (int i = 0; i < 7; i++) { // across the driver's switch to prepared statements
            assertThat(db.samples().updateAll(patches)).isEqualTo(ROWS);
            assertThat(texts()).isNotEqualTo(filled);
            if (i % 2 == 0) {
                assertThat(db.samples().updateAll(back)).isEqualTo(ROWS);
            } else {
                assertThat(db.samples()
                                .upsertAll(all.stream().map(SamplesTest::whole).toList()))
                        .isEqualTo(all);
            }
            assertThat(texts()).isEqualTo(filled);
        }
        for (Sample row : all) {
            int other = (row.id() + 7) % all.size();
            assertThat(db.samples().updateAndGet(other, with(SamplePatch.EMPTY, row)))
                    .isEqualTo(db.samples().get(other));
            assertThat(db.samples().upsert(whole(all.get(other)))).isEqualTo(all.get(other));
        }
        assertThat(texts()).isEqualTo(filled);
        List<Integer> keys = all.reversed().stream().map(Sample::id).toList();
        assertThat(db.samples().findAll(keys)).isEqualTo(all.reversed());
    }

    /** What is in the table, as PostgreSQL writes it. */
    private List<String> texts() {
        return db.dsl().fetch("select s::text from samples s order by id").getValues(0, String.class);
    }

    /** With all columns, also those that are null. */
    private static NewSample whole(Sample row) {
        return with(NewSample.id(row.id()), row);
    }

    @SuppressWarnings("unchecked") // a setter gives its own class
    private static <T> T with(T start, Sample row) {
        T whole = start;
        for (RecordComponent component : Sample.class.getRecordComponents()) {
            String name = component.getName();
            if (name.equals("id") || name.equals("label")) { // which is generated
                continue;
            }
            try {
                whole = (T) start.getClass()
                        .getMethod(name, component.getType())
                        .invoke(whole, component.getAccessor().invoke(row));
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(name, e);
            }
        }
        return Objects.requireNonNull(whole);
    }

    private static Optional<Sample> parent(List<Sample> all, Sample of) {
        return Optional.ofNullable(of.parentId()).map(all::get);
    }

    private static List<Sample> children(List<Sample> all, Sample of) {
        return all.stream().filter(s -> Objects.equals(s.parentId(), of.id())).toList();
    }

    private static Top top(List<Sample> all, Sample of) {
        return new Top(
                of,
                parent(all, of),
                children(all, of).stream().map(c -> middle(all, c)).toList());
    }

    private static Middle middle(List<Sample> all, Sample of) {
        return new Middle(
                of,
                parent(all, of).map(p -> bottom(all, p)),
                children(all, of).stream().map(c -> bottom(all, c)).toList());
    }

    private static Bottom bottom(List<Sample> all, Sample of) {
        List<Sample> children = children(all, of);
        return new Bottom(
                of, parent(all, of), children.reversed().stream().limit(2).toList());
    }

    /** The values of a branch's conditions are bound by jOOQ's bindings. */
    @Test
    @SuppressWarnings("unchecked") // the value is the field's
    void a_value_of_every_type_in_a_condition_travels_with_the_rest(TestDatabase database) throws SQLException {
        Wire wire = database.wire();
        Connection lent = wire.dataSource().getConnection();
        lent.unwrap(PGConnection.class).setPrepareThreshold(1); // the third execution is what the seventh is else
        var connection = new PGPooledConnection(lent, true);
        var one = new PGSimpleDataSource() {
            private static final long serialVersionUID = 1L;

            @Override
            public Connection getConnection() throws SQLException {
                return connection.getConnection();
            }
        };
        Garage direct = Garage.of(one);
        List<String> compared = new ArrayList<>();
        TreeSet<String> apart = new TreeSet<>();
        for (Field<?> column : SAMPLES.fields()) {
            Field<Object> field = (Field<Object>) column;
            Record row = Objects.requireNonNull(db.dsl()
                    .selectFrom(SAMPLES)
                    .where(field.isNotNull())
                    .and(SAMPLES.PARENT_ID.isNotNull())
                    .orderBy(SAMPLES.ID)
                    .limit(1)
                    .fetchOne());
            Condition equal = field.eq(row.get(field));
            List<Sample> expected;
            try {
                expected = db.samples().where(equal).orderBy(SAMPLES.ID).list();
            } catch (QueryFailed e) {
                assertThat(e.sqlState()).as(field.getName()).isIn("42883", "42P18"); // has no =
                continue;
            }
            Shape<Sample, Bottom> shape = Sample.ROW
                    .with(Sample.PARENT)
                    .with(Sample.SAMPLES_BY_PARENT.where(s -> equal))
                    .as(Bottom::new);
            int parent = Objects.requireNonNull(row.get(SAMPLES.PARENT_ID));
            List<Sample> below = children(expected, db.samples().get(parent));
            for (int i = 0; i < 3; i++) {
                List<Wire.Trip> trips = wire.during(
                        () -> assertThat(direct.samples().get(parent, shape).newest())
                                .as(field.getName())
                                .isEqualTo(below));
                if (trips.size() > 1) {
                    apart.add(field.getName());
                }
            }
            compared.add(field.getName());
        }
        connection.close();
        assertThat(compared).hasSizeGreaterThan(60);
        assertThat(apart).isEmpty();
    }
}
