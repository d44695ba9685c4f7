package dev.rowan.garage;

import static dev.rowan.garage.tables.Nodes.NODES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.error.ConstraintViolation;
import dev.rowan.error.InvalidInput;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import dev.rowan.type.Cidr;
import dev.rowan.type.Hstore;
import dev.rowan.type.Inet;
import dev.rowan.type.Range;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.impl.DSL;
import org.jooq.types.DayToSecond;
import org.jooq.types.YearToMonth;
import org.jooq.types.YearToSecond;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Types with a Java class of their own that go through JDBC as text, as keys, in arrays, domains, views and conditions. */
class NodesTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("migrations"));

    @SuppressWarnings("NullAway.Init")
    private Garage db;

    @BeforeEach
    void open(TestDatabase database) {
        db = Garage.of(database.dataSource());
    }

    private static Inet host(int last) {
        try {
            return Inet.of(InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) last}));
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private static NewNode full(int last) {
        return full(last, Range.of(last * 1000, true, last * 1000 + 80, true));
    }

    private static NewNode full(int last, Range<Integer> ports) {
        return NewNode.address(host(last))
                .lan(Cidr.parse("10.0.0.0/8"))
                .ports(ports)
                .via(host(255))
                .peers(new Inet[] {host(7), null})
                .labels(Hstore.of(Map.of("a", "NULL")))
                .lease(Range.of(Instant.parse("2026-01-01T00:00:00Z"), null))
                .quota(Range.of(new BigDecimal("0.10"), new BigDecimal("0.20")))
                .days(Range.array(Range.of(LocalDate.EPOCH, LocalDate.MAX)))
                .mac("08:00:2b:01:02:03")
                .flags("101")
                .code("ab")
                .started(LocalDateTime.of(2026, 1, 1, 0, 0, 0, 999_999_999))
                .uptime(new YearToSecond(new YearToMonth(0, 0), new DayToSecond(1, 2, 3)))
                .load(new BigDecimal("99.9"));
    }

    @Test
    void a_row_is_equal_to_itself_by_every_way_of_reading() {
        Node node = db.nodes().insert(full(0));
        assertThat(node.lease()).isEqualTo(Range.of(Instant.parse("2026-01-01T00:00:00Z"), null));
        assertThat(node.open()).isEqualTo(Range.of(1, 81));
        assertThat(node.peers()).containsExactly(host(7), null);
        assertThat(node.code()).isEqualTo("ab");
        assertThat(node.started()).isEqualTo(LocalDateTime.of(2026, 1, 1, 0, 0));
        for (int i = 0; i < 7; i++) {
            assertThat(db.nodes().get(host(0))).isEqualTo(node).hasSameHashCodeAs(node);
            assertThat(db.nodes().list(9)).containsExactly(node);
            assertThat(db.nodes().all().list()).containsExactly(node);
            var record = Objects.requireNonNull(db.dsl().fetchOne(NODES));
            assertThat(record.getAddress()).isEqualTo(node.address());
            assertThat(record.getPeers()).isEqualTo(node.peers());
            assertThat(record.getDays()).isEqualTo(node.days());
            assertThat(record.getCode()).isEqualTo("ab");
            assertThat(record.getOpen()).isEqualTo(node.open());
        }
        assertThat(db.openNodes().list(9)).containsExactly(new OpenNode(host(0), node.open(), node.lease()));
        assertThat(db.openNodes().all().list()).isEqualTo(db.openNodes().list(9));
    }

    @Test
    void keys_are_ordered_as_their_type_and_not_as_their_text() {
        db.nodes().insertAll(List.of(full(10), full(9)));
        assertThat(db.nodes().list(9)).extracting(Node::address).containsExactly(host(9), host(10));
        assertThat(db.nodes().all().orderBy(NODES.ADDRESS).list())
                .extracting(Node::address)
                .containsExactly(host(9), host(10));
    }

    @Test
    void conditions_take_these_types() {
        Node node = db.nodes().insert(full(0));
        for (var condition : List.of(
                NODES.ADDRESS.eq(node.address()),
                NODES.LAN.eq(node.lan()),
                NODES.VIA.in(host(1), host(255)),
                NODES.PEERS.eq(node.peers()),
                NODES.LEASE.eq(node.lease()),
                NODES.PORTS.eq(Range.of(0, 81)),
                NODES.OPEN.eq(node.open()),
                NODES.QUOTA.eq(node.quota()),
                NODES.DAYS.eq(node.days()),
                NODES.FLAGS.eq("101"),
                NODES.CODE.eq("ab"))) {
            assertThat(db.nodes().where(condition).list())
                    .as(condition.toString())
                    .containsExactly(node);
        }
    }

    /** jOOQ's {@code contains} is LIKE over the text of the range: docs/types.md says so, and the way out. */
    @Test
    void ranges_contain_by_the_operator_of_postgresql() {
        Node node = db.nodes().insert(full(0));
        Range<Integer> ports = Range.of(5, 7);
        assertThat(db.nodes().where(NODES.PORTS.contains(ports)).list()).isEmpty();
        for (var condition : List.of(
                DSL.condition("{0} @> {1}", NODES.PORTS, DSL.val(ports, NODES.PORTS)),
                DSL.condition("{0} @> {1}", NODES.PORTS, DSL.val(80)),
                DSL.condition("{0} && {1}", NODES.PORTS, DSL.val(Range.of(70, 700), NODES.PORTS)))) {
            assertThat(db.nodes().where(condition).list()).containsExactly(node);
            assertThat(db.nodes().where(DSL.not(condition)).list()).isEmpty();
        }
    }

    @Test
    void nulls_and_updates_work() {
        db.nodes().insert(full(0));
        db.nodes()
                .update(
                        host(0),
                        n -> n.via(null)
                                .labels(null)
                                .lease(null)
                                .days(null)
                                .mac(null)
                                .flags(null)
                                .code(null)
                                .quota(null)
                                .peers(new Inet[0])
                                .ports(Range.of(5, 5)));
        Node node = db.nodes().get(host(0));
        assertThat(node.labels()).isNull();
        assertThat(node.ports().isEmpty()).isTrue();
        assertThat(db.openNodes().list(1)).isEmpty();
        assertThat(db.nodes().delete(host(0))).isTrue();
    }

    @Test
    void what_a_column_cannot_hold_is_refused_with_its_name() {
        for (var refused : Map.<String, Runnable>of(
                        "nodes.flags", () -> full(0).flags("10"),
                        "nodes.code", () -> full(0).code("abcde"),
                        "nodes.load", () -> full(0).load(new BigDecimal("100")),
                        "nodes.lease", () -> full(0).lease(Range.of(Instant.EPOCH, Instant.EPOCH.plusNanos(1))),
                        "nodes.uptime",
                                () -> full(0).uptime(
                                                new YearToSecond(new YearToMonth(0, 0), new DayToSecond(0, 0, 0, 1))))
                .entrySet()) {
            assertThatExceptionOfType(InvalidInput.class)
                    .isThrownBy(() -> refused.getValue().run())
                    .withMessageStartingWith(refused.getKey() + ": ");
        }
    }

    @Test
    void an_exclusion_constraint_has_its_constant() {
        db.nodes().insert(full(0));
        assertThatThrownBy(() -> db.nodes().insert(full(1, Range.of(80, 90))))
                .isInstanceOfSatisfying(
                        ConstraintViolation.class,
                        e -> assertThat(e.constraint()).isEqualTo(NodeConstraint.NODES_PORTS_EXCL));
    }

    @Test
    void what_has_no_java_type_goes_as_text() {
        Node node = db.nodes()
                .insert(full(0).place("(a,1)")
                        .places("{\"(a,1)\",NULL}")
                        .kind("integer")
                        .txid("7")
                        .loads("[1,2)"));
        assertThat(node.places()).isEqualTo("{\"(a,1)\",NULL}");
        for (var condition : List.of(
                NODES.PLACE.eq("(a,1)"),
                NODES.PLACES.eq("{\"(a,1)\",NULL}"),
                NODES.KIND.eq("int4"),
                NODES.TXID.eq("7"),
                NODES.LOADS.eq("[1,2)"))) {
            assertThat(db.nodes().where(condition).list())
                    .as(condition.toString())
                    .containsExactly(node);
        }
        db.nodes()
                .update(
                        host(0),
                        n -> n.place("(,)").places(null).kind("text").txid("8").loads("empty"));
        assertThat(db.nodes().get(host(0)))
                .extracting(Node::place, Node::places, Node::kind, Node::txid, Node::loads)
                .containsExactly("(,)", null, "text", "8", "empty");
    }
}
