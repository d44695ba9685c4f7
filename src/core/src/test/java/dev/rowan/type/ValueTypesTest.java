package dev.rowan.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTypesTest {
    @Test
    void a_range_without_a_value_is_empty_whatever_its_bounds_were() {
        assertThat(List.of(
                        Range.of(5, 5),
                        Range.of(4, false, 5, false),
                        Range.of(5, false, 5, true),
                        Range.<Integer>parse("empty", Integer::valueOf)))
                .allMatch(Range::isEmpty)
                .containsOnly(Range.empty())
                .allMatch(r -> r.lower() == null && r.upper() == null && !r.contains(5));
        assertThat(Range.of(BigDecimal.ONE, new BigDecimal("1.0"))).isEqualTo(Range.empty());
        assertThat(Range.closed(5, 5)).isEqualTo(Range.of(5, 6)).isNotEqualTo(Range.empty());
        assertThat(Range.all()).isNotEqualTo(Range.empty());
    }

    @Test
    void a_range_contains_what_is_between_its_bounds() {
        var decimals = Range.of(BigDecimal.ONE, false, BigDecimal.TEN, true);
        assertThat(decimals.contains(BigDecimal.ONE)).isFalse();
        assertThat(decimals.contains(new BigDecimal("1.01"))).isTrue();
        assertThat(decimals.contains(new BigDecimal("10.00"))).isTrue();
        assertThat(decimals.contains(new BigDecimal("10.01"))).isFalse();
        assertThat(Range.of(null, LocalDate.EPOCH).contains(LocalDate.MIN)).isTrue();
        assertThat(Range.of(null, LocalDate.EPOCH).contains(LocalDate.EPOCH)).isFalse();
        assertThat(Range.<Instant>all().contains(Instant.EPOCH)).isTrue();
    }

    @Test
    void ranges_that_postgresql_has_not_are_refused() {
        refused(() -> Range.of(2, 1), "the range's lower bound is greater than its upper bound");
        String next = "the range's bound has no next value: leave the bound out";
        refused(() -> Range.closed(1, Integer.MAX_VALUE), next);
        refused(() -> Range.of(Long.MAX_VALUE, false, null, false), next);
        assertThat(Range.closed(LocalDate.EPOCH, LocalDate.MAX).upperInclusive())
                .as("infinity is not counted up")
                .isTrue();
    }

    @Test
    void a_range_of_texts_is_quoted_as_postgresql_does() {
        assertThat(Range.closed("", "(")).hasToString("[\"\",\"(\"]");
        assertThat(Range.parse("[\"\",\"a \"\"b\\\\\"]", b -> b)).isEqualTo(Range.closed("", "a \"b\\"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "[1,2", "1,2", "[1;2]", "[1,2]]", "[1,2)x", "(1", "[\"1,2]", "[1,2,3]"})
    void what_is_no_range_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Range.parse(text, Integer::valueOf));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "1.2.3",
                "1.2.3.256",
                "1.2.3.4.5",
                "1..2.3",
                "1.2.3.4/",
                "1.2.3.4/33",
                "::1/129",
                ":::1",
                "fe80::1%eth0",
                "a:b",
                "[::1]",
                "1.2.3.4/-1",
                "abcd"
            })
    void what_is_no_address_is_refused_and_not_looked_up(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Inet.parse(text));
        assertThatIllegalArgumentException().isThrownBy(() -> Cidr.parse(text));
    }

    @Test
    void addresses_keep_what_postgresql_keeps() throws Exception {
        refused(() -> Cidr.parse("10.0.0.1/8"), "the network has bits beyond its prefix: take Inet for a host in it");
        InetAddress scoped = Inet6Address.getByAddress(null, new byte[16], 1);
        refused(() -> Inet.of(scoped), "the address has a scope, which PostgreSQL does not keep");
        assertThat(Inet.parse("::ffff:1.2.3.4")).isNotEqualTo(Inet.parse("1.2.3.4"));
        assertThat(Inet.parse("10.0.0.1")).isEqualTo(Inet.parse("10.0.0.1/32")).hasToString("10.0.0.1");
        assertThat(Cidr.parse("10.0.0.1")).hasToString("10.0.0.1/32");
    }

    @Test
    void an_hstore_is_a_copy_with_null_values_and_without_null_keys() {
        Map<String, @Nullable String> map = new HashMap<>();
        map.put("a", null);
        var hstore = Hstore.of(map);
        map.put("b", "c");
        assertThat(hstore).hasToString("\"a\"=>NULL").isEqualTo(Hstore.parse("\"a\"=>NULL"));
        assertThat(hstore.entries()).isUnmodifiable();
        assertThat(Hstore.empty()).hasToString("").isEqualTo(Hstore.parse(""));
        map.put(null, "d");
        refused(() -> Hstore.of(map), "a key is null, which hstore cannot store");
        for (String text : List.of("a", "\"a\"", "\"a\"=>", "\"a\"=>\"b", "\"a\"=>NULL,", "\"a\"=>\"b\"\"c\"=>\"d\"")) {
            refused(() -> Hstore.parse(text), "the text is no hstore as PostgreSQL prints it");
        }
    }

    @Test
    void an_ltree_has_labels() {
        assertThat(Ltree.of("a", "b").labels()).containsExactly("a", "b");
        assertThat(Ltree.of()).isEqualTo(new Ltree("")).hasToString("");
        assertThat(Ltree.of().labels()).isEmpty();
    }

    /** jOOQ's records are, and they hold them. */
    @Test
    void values_can_be_serialized() throws Exception {
        var values = List.of(
                Range.closed(1, 2),
                Range.<Integer>empty(),
                Range.<Integer>all(),
                Inet.parse("::1"),
                Cidr.parse("::/0"),
                Hstore.parse("\"a\"=>NULL"),
                Ltree.of("a"));
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(values);
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(values);
        }
    }

    private static void refused(ThrowingCallable made, String message) {
        assertThatIllegalArgumentException().isThrownBy(made).withMessage(message);
    }
}
