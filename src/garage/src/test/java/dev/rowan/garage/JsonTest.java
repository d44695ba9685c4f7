package dev.rowan.garage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.garage.enums.EngineKind;
import dev.rowan.jackson.RowanModule;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import dev.rowan.type.Hstore;
import dev.rowan.type.Inet;
import dev.rowan.type.Ltree;
import dev.rowan.type.Range;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jooq.JSON;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Types that JSON has not. */
class JsonTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("migrations"));

    private static final JsonMapper MAPPER =
            JsonMapper.builder().addModule(new RowanModule()).build();

    private static <T> void same(T value, String json, TypeReference<T> type) {
        assertThat(MAPPER.writeValueAsString(value)).isEqualTo(json);
        assertThat(MAPPER.readValue(json, type)).isEqualTo(value);
    }

    @Test
    void values_are_written_and_read_and_the_same() {
        Map<String, @Nullable String> labels = new HashMap<>();
        labels.put("a", "\"1\"");
        labels.put("b", null);
        same(Inet.parse("10.0.0.1/8"), "\"10.0.0.1/8\"", new TypeReference<>() {});
        same(new Ltree("top.left"), "\"top.left\"", new TypeReference<>() {});
        same(Hstore.of(labels), "{\"a\":\"\\\"1\\\"\",\"b\":null}", new TypeReference<>() {});
        same(Range.of(1, 5), "\"[1,5)\"", new TypeReference<>() {});
        same(Range.of(LocalDate.parse("2026-01-01"), null), "\"[2026-01-01,)\"", new TypeReference<>() {});
        same(
                Range.of(null, Instant.parse("2026-01-01T00:00:00Z")),
                "\"(,2026-01-01T00:00:00Z)\"",
                new TypeReference<>() {});
        same(Range.<Integer>empty(), "\"empty\"", new TypeReference<>() {});
        same(EngineKind.DIESEL, "\"diesel\"", new TypeReference<>() {});
        same(JSON.json("[1.0,\"a\",null]"), "[1.0,\"a\",null]", new TypeReference<>() {});
    }

    @Test
    void typed_ids_domains_and_lookups_are_their_value() {
        same(RiderId.of("ann"), "\"ann\"", new TypeReference<>() {});
        same(BikeId.of(7), "7", new TypeReference<>() {});
        same(Email.of("ann@example.com"), "\"ann@example.com\"", new TypeReference<>() {});
        same(BadgeKindCode.GUEST, "\"" + BadgeKindCode.GUEST + "\"", new TypeReference<>() {});
        same(Map.of(BikeId.of(7), RiderId.of("ann")), "{\"7\":\"ann\"}", new TypeReference<>() {});
        assertThat(MAPPER.readValue("{\"riderId\": \"ann\", \"gears\": 3}", NewBike.class)
                        .toString())
                .isEqualTo(NewBike.riderId(RiderId.of("ann")).gears(3).toString());
        assertThatThrownBy(() -> MAPPER.readValue("null", BikeId.class).value())
                .isInstanceOf(NullPointerException.class);
    }

    @Test
    void what_is_no_such_value_is_refused() {
        assertThatThrownBy(() -> MAPPER.readValue("\"[5,1)\"", new TypeReference<Range<Integer>>() {}))
                .hasMessageContaining("greater than its upper bound");
        assertThatThrownBy(() -> MAPPER.readValue("\"steam\"", EngineKind.class))
                .hasMessageContaining("not one of petrol, diesel, electric");
    }

    @Test
    void a_row_of_every_type_comes_back(TestDatabase database) {
        Garage db = Garage.of(database.dataSource());
        Node node = db.nodes().insert(MAPPER.readValue("""
                        {"address": "10.0.0.1", "lan": "10.0.0.0/8", "ports": "[1000,1081)", "peers": ["10.0.0.7", null],
                         "labels": {"a": "NULL"}, "lease": "[2026-01-01T00:00:00Z,)", "quota": "[0.10,0.20)",
                         "days": ["[1970-01-01,2026-01-01)"], "uptime": "+0-0 +1 02:03:00.000000000", "load": 99.9}""", NewNode.class));
        assertThat(MAPPER.readValue(MAPPER.writeValueAsString(node), Node.class))
                .isEqualTo(node);
    }

    @Test
    void a_new_row_that_requires_nothing_is_read_from_nothing() {
        assertThat(MAPPER.readValue("{}", NewVisit.class).values().isEmpty()).isTrue();
    }
}
