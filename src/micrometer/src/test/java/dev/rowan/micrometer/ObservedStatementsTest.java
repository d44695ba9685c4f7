package dev.rowan.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.enginecam.EngineCam;
import dev.enginecam.NewUser;
import dev.enginecam.User;
import dev.rowan.connect.DatabaseConfig;
import dev.rowan.error.ConstraintViolation;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler.FirstMatchingCompositeObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;
import io.micrometer.tracing.test.simple.SimpleSpan;
import io.micrometer.tracing.test.simple.SimpleTracer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ObservedStatementsTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final SimpleTracer tracer = new SimpleTracer();
    private final ObservationRegistry registry = ObservationRegistry.create();

    @BeforeEach
    void handle() {
        registry.observationConfig()
                .observationHandler(new DefaultMeterObservationHandler(meters))
                .observationHandler(new FirstMatchingCompositeObservationHandler(
                        new PropagatingSenderTracingObservationHandler<>(tracer, Propagator.NOOP),
                        new DefaultTracingObservationHandler(tracer)));
    }

    private static void refused(EngineCam db) {
        User stored = db.users().insert(NewUser.id("secret").email("secret@example.com"));
        assertThatExceptionOfType(ConstraintViolation.class)
                .isThrownBy(() -> db.users().insert(NewUser.id(stored.id()).email("secret@example.com")));
        db.transaction(tx -> tx.users().find("secret"));
    }

    private static EngineCam observed(EngineCam db, ObservationRegistry registry) {
        return db.listener(ObservedStatements.by(registry));
    }

    @Test
    void statements_are_timed_by_id_and_outcome(EngineCam db) {
        refused(observed(db, registry));
        Timer found = meters.get("db.client.operation.duration")
                .tags("db.query.summary", "users.find", "db.collection.name", "users", "outcome", "success")
                .tags("db.system.name", "postgresql", "error.type", "none", "db.response.status_code", "none")
                .timer();
        assertThat(found.count()).isEqualTo(1);
        assertThat(found.totalTime(TimeUnit.NANOSECONDS)).isPositive();
        assertThat(meters.get("db.client.operation.duration")
                        .tags("db.query.summary", "users.insert", "outcome", "error")
                        .tags("error.type", "ConstraintViolation", "db.response.status_code", "23505")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("db.client.operation.duration.active").longTaskTimers())
                .allSatisfy(timer -> assertThat(timer.activeTasks()).isZero());
        assertThat(meters.getMeters().toString()).doesNotContain("secret");
    }

    @Test
    void statements_are_spans_of_a_client_below_the_one_that_is_open(EngineCam db) {
        Observation request = Observation.start("request", registry);
        request.scoped(() -> refused(observed(db, registry)));
        request.stop();
        List<SimpleSpan> spans = new ArrayList<>(tracer.getSpans());
        SimpleSpan parent = spans.removeFirst();
        assertThat(spans).extracting(SimpleSpan::getName).containsExactly("users.insert", "users.insert", "users.find");
        assertThat(spans).allSatisfy(span -> {
            assertThat(span.context().traceId()).isEqualTo(parent.context().traceId());
            assertThat(span.context().parentId()).isEqualTo(parent.context().spanId());
            assertThat(span.getKind()).isEqualTo(Span.Kind.CLIENT);
            assertThat(span.getEndTimestamp()).isAfterOrEqualTo(span.getStartTimestamp());
            assertThat(span.getTags().toString()).doesNotContain("secret");
        });
        assertThat(spans.get(1).getError()).isInstanceOf(ConstraintViolation.class);
        assertThat(spans.get(0).getTags()).containsEntry("rowan.transaction", "0");
        assertThat(spans.get(2).getTags())
                .containsEntry("db.response.returned_rows", "1")
                .containsEntry("rowan.transaction", "1")
                .containsEntry("rowan.transaction.attempt", "1")
                .hasEntrySatisfying("db.query.text", sql -> assertThat(sql).contains("where id = ?"));
    }

    /** The error itself is the tracer's: OpenTelemetry makes an event of it, whose message Rowan keeps free of values. */
    @Test
    void what_is_written_is_documented(EngineCam db) {
        List<KeyValue> seen = new ArrayList<>();
        observed(db, registry)
                .listener(ObservedStatements.by(registry).convention(new DefaultStatementObservationConvention() {
                    @Override
                    public KeyValues getHighCardinalityKeyValues(StatementContext context) {
                        KeyValues all = super.getHighCardinalityKeyValues(context);
                        getLowCardinalityKeyValues(context).forEach(seen::add);
                        all.forEach(seen::add);
                        return all;
                    }
                }))
                .users()
                .count();
        assertThat(seen.stream().map(KeyValue::getKey))
                .containsOnly(Stream.of(
                                StatementObservation.STATEMENT.getLowCardinalityKeyNames(),
                                StatementObservation.STATEMENT.getHighCardinalityKeyNames())
                        .flatMap(Arrays::stream)
                        .map(KeyName::asString)
                        .toArray(String[]::new));
    }

    @Test
    void a_registry_that_does_nothing_costs_no_observation(EngineCam db) {
        assertThat(observed(db, ObservationRegistry.NOOP).users().count()).isZero();
        assertThat(tracer.getSpans()).isEmpty();
    }

    @Test
    void a_facade_of_a_pool_of_its_own_is_observed_too(TestDatabase database) {
        var config = DatabaseConfig.of(database.url()).listener(ObservedStatements.by(registry));
        try (var db = EngineCam.connect(config)) {
            db.users().count();
        }
        assertThat(tracer.getSpans())
                .singleElement()
                .extracting(SimpleSpan::getName)
                .isEqualTo("users.count");
    }
}
