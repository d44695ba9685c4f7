package dev.rowan.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import dev.rowan.type.Cidr;
import dev.rowan.type.Hstore;
import dev.rowan.type.Inet;
import dev.rowan.type.Ltree;
import dev.rowan.type.Range;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.JSON;
import org.jooq.JSONB;
import org.jooq.XML;
import org.jooq.types.DayToSecond;
import org.jooq.types.YearToMonth;
import org.jooq.types.YearToSecond;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every type that goes as text, and its arrays, through real columns and back, in two time zones. */
@SuppressWarnings("NullAway") // bounds of ranges, elements of arrays and values of maps can be null
class TextTypesTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.empty();

    private static final LocalDateTime TIME = LocalDateTime.of(2026, 3, 29, 2, 30, 0, 1_000);

    enum Mood {
        GOOD,
        BAD;

        String literal() {
            return this == GOOD ? "so, \"good\\" : "NULL";
        }
    }

    /** {@code cast}: the type without its limit, which a cast would apply in silence. */
    record Case<T>(String sqlType, String cast, TextType<T> type, List<T> values) {
        @Override
        public String toString() {
            return sqlType;
        }
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static <T> Case<T> of(String sqlType, String cast, TextType<T> type, T... values) {
        return new Case<>(sqlType, cast, type, List.of(values));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static <T> Case<T> of(String sqlType, TextType<T> type, T... values) {
        return new Case<>(sqlType, sqlType, type, List.of(values));
    }

    static Stream<Case<?>> cases() throws UnknownHostException {
        return Stream.of(numbers(), texts(), times(), others(), ranges()).flatMap(c -> c);
    }

    private static Stream<Case<?>> numbers() {
        return Stream.of(
                of("boolean", TextTypes.BOOL, true, false),
                of("int2", TextTypes.INT2, Short.MIN_VALUE, Short.MAX_VALUE),
                of("int4", TextTypes.INT4, Integer.MIN_VALUE, 0, Integer.MAX_VALUE),
                of("int8", TextTypes.INT8, Long.MIN_VALUE, Long.MAX_VALUE),
                of("oid", TextTypes.OID, 0L, 0xffff_ffffL),
                of(
                        "float4",
                        TextTypes.FLOAT4,
                        Float.NaN,
                        -0f,
                        0.1f,
                        Float.MIN_NORMAL,
                        Float.MAX_VALUE,
                        Float.NEGATIVE_INFINITY),
                of(
                        "float8",
                        TextTypes.FLOAT8,
                        Double.NaN,
                        -0d,
                        0.1,
                        Double.MIN_NORMAL,
                        Double.MAX_VALUE,
                        Double.POSITIVE_INFINITY),
                of("numeric", TextTypes.NUMERIC, new BigDecimal("-0.10"), new BigDecimal("9".repeat(200) + ".5")),
                of("numeric(5,2)", "numeric", TextTypes.numeric(5, 2), new BigDecimal("-999.99")));
    }

    private static Stream<Case<?>> texts() {
        return Stream.of(
                of(
                        "text",
                        TextTypes.TEXT,
                        "",
                        "NULL",
                        "null",
                        "a,b;c",
                        "{\"x\\\"}",
                        " ü\n\t",
                        "\ud83d\ude97",
                        "\u0001\uffff"),
                of("varchar(3)", "varchar", TextTypes.varchar(3), "", "ab ", "\ud83d\ude97".repeat(3)),
                of("char(3)", "bpchar", TextTypes.character(3), "", "a", " b", "abc", "\ud83d\ude97".repeat(3)),
                of("name", TextTypes.NAME, "", "a ", "x".repeat(63)),
                of("\"char\"", TextTypes.CHAR, "", " ", "a", "\\", "\u0001"),
                of("citext", TextTypes.TEXT, "", "Ab"),
                of("bit(3)", "\"bit\"", TextTypes.bit(3), "101"),
                of("varbit(3)", "varbit", TextTypes.varbit(3), "", "1", "011"),
                of("varbit", TextTypes.varbit(-1), "", "01".repeat(500)),
                of("macaddr", TextTypes.TEXT, "08:00:2b:01:02:03"),
                of("macaddr8", TextTypes.TEXT, "08:00:2b:01:02:03:04:05"),
                of("tsvector", TextTypes.TEXT, "", "'a':1A 'it''s':2"),
                of("tsquery", TextTypes.TEXT, "", "'a' & !'b'"),
                of("pg_lsn", TextTypes.TEXT, "0/0", "16/B374D848"),
                of("jsonpath", TextTypes.TEXT, "$.\"a\"[*]?(@ > 1)"),
                of("xid8", TextTypes.TEXT, "0", "18446744073709551615"),
                of("point", TextTypes.TEXT, "(1.5,-2.5)", "(Infinity,NaN)"),
                of("line", TextTypes.TEXT, "{1,2,3}"),
                of("lseg", TextTypes.TEXT, "[(1,2),(3,4)]"),
                of("box", TextTypes.TEXT, "(3,4),(1,2)"),
                of("path", TextTypes.TEXT, "[(1,2),(3,4)]", "((1,2),(3,4))"),
                of("polygon", TextTypes.TEXT, "((1,2),(3,4),(5,6))"),
                of("circle", TextTypes.TEXT, "<(1,2),3>"),
                of("int4multirange", TextTypes.TEXT, "{}", "{[1,3),[5,)}"),
                of("tstzmultirange", TextTypes.TEXT, "{}"),
                of("lquery", TextTypes.TEXT, "a.*.b"),
                of("ltxtquery", TextTypes.TEXT, "a & b"),
                of("mood", TextTypes.enumeration(Mood.class, Mood::literal), Mood.GOOD, Mood.BAD));
    }

    private static Stream<Case<?>> times() {
        return Stream.of(
                of(
                        "date",
                        TextTypes.DATE,
                        LocalDate.EPOCH,
                        LocalDate.of(1582, 10, 10),
                        LocalDate.of(0, 2, 29),
                        LocalDate.of(-4712, 1, 1),
                        LocalDate.of(10_000, 1, 1),
                        LocalDate.of(5_874_897, 12, 31),
                        LocalDate.MIN,
                        LocalDate.MAX),
                of(
                        "time",
                        TextTypes.time(6),
                        LocalTime.MIDNIGHT,
                        LocalTime.NOON,
                        LocalTime.of(23, 59, 59, 999_999_000)),
                of(
                        "timetz",
                        TextTypes.timetz(6),
                        OffsetTime.of(1, 2, 3, 4_000, ZoneOffset.ofHoursMinutes(-5, -45)),
                        OffsetTime.of(23, 59, 59, 0, ZoneOffset.ofHoursMinutesSeconds(5, 41, 16))),
                of(
                        "timestamp",
                        TextTypes.timestamp(6),
                        TIME,
                        LocalDateTime.of(10_000, 1, 1, 0, 0),
                        LocalDateTime.of(-4712, 1, 1, 0, 0, 0, 1_000),
                        LocalDateTime.of(294_276, 12, 31, 23, 59, 59, 999_999_000),
                        LocalDateTime.MIN,
                        LocalDateTime.MAX),
                of(
                        "timestamptz",
                        TextTypes.timestamptz(6),
                        Instant.EPOCH,
                        Instant.parse("1850-06-01T12:34:56.5Z"), // local mean time: an offset with seconds
                        Instant.parse("-4712-01-01T00:00:00Z"),
                        Instant.parse("+294276-12-31T23:59:59.999999Z"),
                        OffsetDateTime.MIN.toInstant(),
                        OffsetDateTime.MAX.toInstant()),
                of(
                        "interval",
                        TextTypes.INTERVAL,
                        new YearToSecond(new YearToMonth(1, 2).neg(), new DayToSecond(3, 4, 5, 6, 1_000)),
                        new YearToSecond(new YearToMonth(0, 0), new DayToSecond(0, 0, 0, 0, 1_000).neg())));
    }

    private static Stream<Case<?>> others() throws UnknownHostException {
        InetAddress four = InetAddress.getByAddress(new byte[] {-64, -88, 0, 1});
        InetAddress six = InetAddress.getByAddress(new byte[] {0x20, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1});
        InetAddress none = InetAddress.getByAddress(new byte[16]);
        Map<String, String> map = new HashMap<>();
        map.put("", "");
        map.put("NULL", null);
        map.put("a\"\\=>, ü\ud83d\ude97", "b\"\\=>, \n");
        map.put("n", "NULL");
        return Stream.of(
                of("uuid", TextTypes.UUID, new UUID(0, 0), new UUID(-1, -1)),
                of("bytea", TextTypes.BYTEA, new byte[0], new byte[] {0, -1, 92, 34}),
                of("json", TextTypes.JSON, JSON.json("{ \"b\" : \"NULL\\\\\" }"), JSON.json("null")),
                of("jsonb", TextTypes.JSONB, JSONB.jsonb("{\"a\": [1.10, \"ü,{}\"]}"), JSONB.jsonb("null")),
                of("xml", TextTypes.XML, XML.xml("<a b=\"c\">, &lt; </a>"), XML.xml("NULL")),
                of(
                        "inet",
                        TextTypes.INET,
                        Inet.of(four),
                        new Inet(four, 24),
                        Inet.of(six),
                        new Inet(none, 0),
                        Inet.parse("::ffff:1.2.3.4"),
                        Inet.parse("::ffff:1.2.3.4/100")),
                of(
                        "cidr",
                        TextTypes.CIDR,
                        new Cidr(four, 32),
                        new Cidr(six, 128),
                        new Cidr(none, 0),
                        Cidr.parse("::ffff:1.2.3.4/128")),
                of("hstore", TextTypes.HSTORE, Hstore.of(map), Hstore.of(Map.of())),
                of("ltree", TextTypes.LTREE, new Ltree(""), new Ltree("a.b_c")));
    }

    private static Stream<Case<?>> ranges() {
        return Stream.of(
                of(
                        "int4range",
                        TextTypes.INT4RANGE,
                        Range.of(1, 5),
                        Range.of(1, false, 5, true),
                        Range.of(5, 5),
                        Range.of(null, Integer.MIN_VALUE),
                        Range.all()),
                of("int8range", TextTypes.INT8RANGE, Range.of(Long.MIN_VALUE, Long.MAX_VALUE)),
                of(
                        "numrange",
                        TextTypes.NUMRANGE,
                        Range.of(new BigDecimal("1.10"), false, new BigDecimal("1.20"), true),
                        Range.of(BigDecimal.ONE, BigDecimal.ONE),
                        Range.of(BigDecimal.ONE, true, BigDecimal.ONE, true)),
                of(
                        "daterange",
                        TextTypes.DATERANGE,
                        Range.of(LocalDate.EPOCH, true, LocalDate.of(10_000, 1, 1), true),
                        Range.of(LocalDate.of(-4712, 1, 1), LocalDate.MAX),
                        Range.closed(LocalDate.MIN, LocalDate.MAX),
                        Range.of(LocalDate.MIN, false, LocalDate.EPOCH, true),
                        Range.of(null, LocalDate.EPOCH)),
                of(
                        "tsrange",
                        TextTypes.TSRANGE,
                        Range.of(TIME, false, TIME.plusNanos(1_000), true),
                        Range.of(LocalDateTime.MIN, true, LocalDateTime.MAX, true),
                        Range.of(TIME, null)),
                of(
                        "tstzrange",
                        TextTypes.TSTZRANGE,
                        Range.of(
                                TIME.toInstant(ZoneOffset.UTC),
                                TIME.plusYears(9_000).toInstant(ZoneOffset.UTC)),
                        Range.of(null, OffsetDateTime.MAX.toInstant())));
    }

    @ParameterizedTest
    @MethodSource("cases")
    <T> void every_value_comes_back_as_it_was_given(Case<T> one, TestDatabase database) throws SQLException {
        try (Connection connection = opened(database, one)) {
            for (String zone : List.of("UTC", "Asia/Kathmandu")) {
                try (var s = connection.createStatement()) {
                    s.execute("set timezone = '" + zone + "'");
                }
                for (T value : one.values()) {
                    for (int i = 0; i < 7; i++) {
                        assertThat(stored(connection, one.cast(), "v", one.type(), value))
                                .isEqualTo(value);
                    }
                }
                assertThat(stored(connection, one.cast(), "v", one.type(), null))
                        .isNull();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    <T> void so_do_arrays_of_it(Case<T> one, TestDatabase database) throws SQLException {
        TextType<@Nullable T[]> type =
                one.sqlType().equals("box") ? one.type().array(';') : one.type().array();
        @SuppressWarnings("unchecked")
        T[] all = one.values().toArray((T[])
                Array.newInstance(one.type().javaType(), one.values().size()));
        try (Connection connection = opened(database, one)) {
            for (T[] value : List.of(all, Arrays.copyOf(all, 0), Arrays.copyOf(all, all.length + 1))) {
                for (int i = 0; i < 7; i++) {
                    assertThat(stored(connection, one.cast() + "[]", "vs", type, value))
                            .isEqualTo(value);
                }
            }
            assertThat(stored(connection, one.cast() + "[]", "vs", type, null)).isNull();
        }
    }

    private static Connection opened(TestDatabase database, Case<?> one) throws SQLException {
        Connection connection = database.connect();
        try (var s = connection.createStatement()) {
            s.execute("create extension citext; create extension hstore; create extension ltree");
            s.execute("create type mood as enum ('so, \"good\\', 'NULL')");
            s.execute("create table t (v " + one.sqlType() + ", vs " + one.sqlType() + "[])");
        }
        return connection;
    }

    private static <T> @Nullable T stored(
            Connection connection, String cast, String column, TextType<T> type, @Nullable T value)
            throws SQLException {
        try (var s = connection.createStatement()) {
            s.execute("truncate t");
        }
        try (var insert = connection.prepareStatement(
                "insert into t (" + column + ") values (?::" + cast + ") returning " + column + "::text")) {
            type.set(insert, 1, value == null ? null : type.check(value));
            try (var rs = insert.executeQuery()) {
                assertThat(rs.next()).isTrue();
                return type.getNullable(rs, 1);
            }
        }
    }

    record Unreadable(String sql, TextType<?> type, String message) {}

    static Stream<Unreadable> unreadable() {
        return Stream.of(
                new Unreadable(
                        "'{{1,2}}'::int[]", TextTypes.INT4.array(), "column v has an array of several dimensions"),
                new Unreadable("'{{{NULL}}}'::text[]", TextTypes.TEXT.array(), "column v has an array of several"),
                new Unreadable(
                        "'[0:1]={1,2}'::int[]", TextTypes.INT4.array(), "column v has an array that does not count"),
                new Unreadable("'{1,NaN}'::numeric[]", TextTypes.NUMERIC.array(), "column v has a value that no"),
                new Unreadable("'{24:00}'::time[]", TextTypes.time(6).array(), "column v is 24:00"),
                new Unreadable("'{25:00:00}'::interval[]", TextTypes.INTERVAL.array(), "column v has 24 hours or more"),
                new Unreadable("'(1,NaN]'::numrange", TextTypes.NUMRANGE, "column v has a value that no"),
                new Unreadable(
                        "'{other}'::text[]",
                        TextTypes.enumeration(Mood.class, Mood::literal).array(),
                        "column v has a value that this jar's enum does not know"));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void a_value_that_java_cannot_hold_fails_the_read_without_showing_it(Unreadable one, TestDatabase database)
            throws SQLException {
        try (Connection connection = database.connect();
                var s = connection.prepareStatement("select (" + one.sql() + ")::text as v")) {
            for (int i = 0; i < 7; i++) {
                try (var rs = s.executeQuery()) {
                    assertThat(rs.next()).isTrue();
                    assertThatExceptionOfType(SQLException.class)
                            .isThrownBy(() -> one.type().getNullable(rs, 1))
                            .withMessageStartingWith(one.message())
                            .withNoCause();
                }
            }
        }
    }

    @Test
    void what_cannot_be_stored_exactly_is_refused_without_its_value() {
        refused(TextTypes.bit(3), "10", "the text has another number of bits than bit(3) keeps");
        refused(TextTypes.varbit(1), "10", "the text has another number of bits than varbit(1) keeps");
        refused(TextTypes.bit(3), "10b", "the text has other characters than 0 and 1, which bit keeps");
        refused(
                TextTypes.character(3),
                "a ",
                "the text ends with blanks, which char(3) does not tell from its padding: strip them");
        refused(TextTypes.character(3), "abcd", "the text has more characters than char(3) keeps: shorten it first");
        refused(
                TextTypes.TEXT.array(),
                new String[] {"\ud83d"},
                "the text has half of a surrogate pair, which is no character");
        refused(
                TextTypes.HSTORE,
                Hstore.of(Map.of("a", "\u0000")),
                "the text has a NUL character, which PostgreSQL cannot store");
        refused(
                TextTypes.TSRANGE,
                Range.of(TIME, TIME.plusNanos(1)),
                "the range is empty when its bounds are cut to microseconds");
        refused(
                TextTypes.DATERANGE,
                Range.of(LocalDate.EPOCH, LocalDate.MAX.minusDays(1)),
                "the time is outside of what the driver can send");
    }

    /** Year to month, day, hour to minute, second(2), as in pg_attribute.atttypmod. */
    @ParameterizedTest
    @ValueSource(ints = {0x6_ffff, 0x8_ffff, 0xc00_ffff, 0x1000_0002})
    void an_interval_with_more_than_the_columns_fields_is_refused(int modifier) {
        var whole = new YearToSecond(new YearToMonth(1, 2), new DayToSecond(3, 4, 5, 6, 1_000));
        refused(TextTypes.interval(modifier), whole, "the interval has more than the column's fields and digits keep");
        var years = new YearToSecond(new YearToMonth(1, 2), new DayToSecond(0, 0, 0, 0, 0));
        assertThat(TextTypes.interval(modifier).check(years)).isEqualTo(years);
    }

    @Test
    void times_are_cut_to_the_digits_of_their_column() {
        assertThat(TextTypes.time(0).check(LocalTime.MAX)).isEqualTo(LocalTime.of(23, 59, 59));
        assertThat(ColumnTypes.timestamptz(3).check(Instant.parse("2026-01-01T00:00:00.123999Z")))
                .isEqualTo(Instant.parse("2026-01-01T00:00:00.123Z"));
        assertThat(ColumnTypes.timestamp(0).check(LocalDateTime.MAX)).isEqualTo(LocalDateTime.MAX);
    }

    @Test
    void numbers_with_too_many_digits_before_the_point_are_refused() {
        refused(
                ColumnTypes.numeric(5, 2),
                new BigDecimal("1000"),
                "the value has more digits before the point than numeric(5,2) keeps");
        refused(
                ColumnTypes.numeric(2, 3),
                new BigDecimal("0.1"),
                "the value has more digits before the point than numeric(2,3) keeps");
        refused(
                ColumnTypes.numeric(3, -2),
                new BigDecimal("100000"),
                "the value has more digits before the point than numeric(3,-2) keeps");
        assertThat(ColumnTypes.numeric(2, 3).check(new BigDecimal("0.000"))).isZero();
    }

    @Test
    void a_map_given_is_copied() {
        Map<String, String> map = new HashMap<>(Map.of("a", "b"));
        Hstore checked = Hstore.of(map);
        map.put("c", "d");
        assertThat(checked.entries()).containsOnlyKeys("a");
    }

    /** jOOQ's tables are, and they hold it. */
    @Test
    void a_binding_can_be_serialized() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(new TextBinding<>("mood", TextTypes.enumeration(Mood.class, Mood::literal)));
            out.writeObject(TextTypes.interval(1).array());
            out.writeObject(TextTypes.TSTZRANGE.array());
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            in.readObject();
            var type = (TextType<?>) in.readObject();
            assertThat(type.parse("{}")).isEqualTo(new YearToSecond[0]);
        }
    }

    private static <T> void refused(ColumnType<T> type, T value, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> type.check(value)).withMessage(message);
    }
}
