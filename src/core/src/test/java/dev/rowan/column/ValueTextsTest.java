package dev.rowan.column;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import dev.rowan.type.Cidr;
import dev.rowan.type.Inet;
import dev.rowan.type.Range;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Random values have the text that PostgreSQL gives them, and random ranges its canonical form. */
class ValueTextsTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.empty();

    private static final int MANY = 2_000;

    private final Random random = new Random(7);

    @Test
    void addresses_are_printed_as_postgresql_prints_them(TestDatabase database)
            throws SQLException, UnknownHostException {
        List<String> ours = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            byte[] bytes = new byte[random.nextInt(8) == 0 ? 4 : 16];
            for (int word = 0; word < bytes.length / 2; word++) {
                int value = random.nextInt(3) > 0 ? 0 : random.nextBoolean() ? 0xffff : random.nextInt(0x10000);
                bytes[2 * word] = (byte) (value >> 8);
                bytes[2 * word + 1] = (byte) value;
            }
            InetAddress address = InetAddress.getByAddress(bytes);
            Inet inet = random.nextBoolean()
                    ? Inet.of(address)
                    : new Inet(address, random.nextInt(8 * address.getAddress().length + 1));
            ours.add(inet.toString());
        }
        assertThat(texts(database, "inet", ours)).isEqualTo(ours);
        assertThat(ours).allSatisfy(text -> assertThat(Inet.parse(text)).hasToString(text));
        List<String> networks = texts(database, "inet", ours).stream()
                .map(text -> text.replaceAll("/.*", ""))
                .toList();
        List<String> asServer = texts(database, "inet::cidr", networks);
        assertThat(networks.stream().map(Cidr::parse).map(Cidr::toString)).isEqualTo(asServer);
    }

    @Test
    void ranges_are_printed_and_canonical_as_those_of_postgresql(TestDatabase database) throws SQLException {
        compare(database, "int4range", TextTypes.INT4RANGE, Integer::valueOf, i -> i);
        compare(database, "int8range", TextTypes.INT8RANGE, Long::valueOf, i -> (long) i);
        compare(database, "numrange", TextTypes.NUMRANGE, BigDecimal::new, i -> BigDecimal.valueOf(i, i & 1));
        compare(database, "daterange", TextTypes.DATERANGE, LocalDate::parse, LocalDate.EPOCH::plusDays);
    }

    private <T extends Comparable<? super T>> void compare(
            TestDatabase database,
            String sqlType,
            TextType<Range<T>> type,
            Function<String, T> parse,
            Function<Integer, T> bound)
            throws SQLException {
        List<String> given = new ArrayList<>();
        List<String> ours = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            int from = random.nextInt(5);
            T lower = random.nextInt(6) == 0 ? null : bound.apply(from);
            T upper = random.nextInt(6) == 0 ? null : bound.apply(from + 2 * random.nextInt(3));
            boolean in = random.nextBoolean();
            boolean out = random.nextBoolean();
            given.add((in ? "[" : "(") + text(lower) + "," + text(upper) + (out ? "]" : ")"));
            ours.add(Range.of(lower, in, upper, out).toString());
        }
        List<String> theirs = texts(database, sqlType, given);
        assertThat(ours).isEqualTo(theirs);
        assertThat(theirs).allSatisfy(text -> {
            assertThat(Range.parse(text, parse)).hasToString(text).isEqualTo(type.parse(text));
            assertThat(type.format(type.parse(text))).isEqualTo(text);
        });
    }

    private static String text(@Nullable Object bound) {
        return bound == null ? "" : bound.toString();
    }

    private static List<String> texts(TestDatabase database, String sqlType, List<String> values) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = database.connect();
                var s = connection.prepareStatement("select format('%s', v::" + sqlType
                        + ") from unnest(?::text[]) with ordinality u (v, n) order by n")) {
            s.setArray(1, connection.createArrayOf("text", values.toArray()));
            try (var rs = s.executeQuery()) {
                while (rs.next()) {
                    texts.add(rs.getString(1));
                }
            }
        }
        return texts;
    }
}
