package dev.rowan.pgvector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rowan.column.ColumnType;
import dev.rowan.column.TextBinding;
import dev.rowan.column.TextType;
import dev.rowan.session.Setting;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against PostgreSQL with pgvector in a container, whose name surefire sets. */
@EnabledIf(value = "dev.rowan.pgvector.Docker#answers", disabledReason = "no Docker engine answers")
class VectorTypesTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.ofSql("""
            create schema ext;
            create extension vector schema ext;
            create table points (id int primary key, dense ext.vector(3), half ext.halfvec(3), sparse ext.sparsevec(3), bits bit(3));
            insert into points values
                (1, '[1,0,0]', '[1,0,0]', '{1:1}/3', '100'),
                (2, '[0,2,0]', '[0,2,0]', '{2:2}/3', '110'),
                (3, '[1,1,0]', '[1,1,0]', '{1:1,2:1}/3', '011'),
                (4, null, null, null, null)
            """);

    private static final Field<Vector> DENSE = column("dense", "ext.vector", VectorTypes.VECTOR);
    private static final Field<HalfVector> HALF = column("half", "ext.halfvec", VectorTypes.HALFVEC);
    private static final Field<SparseVector> SPARSE = column("sparse", "ext.sparsevec", VectorTypes.SPARSEVEC);
    private static final Field<Integer> ID = DSL.field("id", SQLDataType.INTEGER);

    /** As jOOQ generates a column that has the binding. */
    private static <T> Field<T> column(String name, String sqlType, TextType<T> type) {
        return DSL.field(name, SQLDataType.OTHER.asConvertedDataType(new TextBinding<Object, T>(sqlType, type, "ext")));
    }

    record Case<T extends VectorValue>(String sqlType, TextType<T> type, T value) {}

    static Stream<Case<?>> cases() {
        float[] many = new float[16_000];
        float[] embedding = new float[1536];
        var random = new Random(1);
        for (int i = 0; i < many.length; i++) {
            many[i] = (random.nextFloat() - 0.5f) * (float) Math.pow(10, random.nextInt(-30, 30));
        }
        for (int i = 0; i < embedding.length; i++) {
            embedding[i] = (random.nextFloat() - 0.5f) / 10;
        }
        return Stream.of(
                new Case<>("ext.vector", VectorTypes.VECTOR, Vector.of(0)),
                new Case<>("ext.vector", VectorTypes.VECTOR, Vector.of(Float.MAX_VALUE, -Float.MIN_VALUE, -0f)),
                new Case<>("ext.vector", VectorTypes.VECTOR, Vector.of(many)),
                new Case<>("ext.vector", VectorTypes.vector(1536), Vector.of(embedding)),
                new Case<>("ext.halfvec", VectorTypes.HALFVEC, HalfVector.of(65504, -6.1035156E-5f, 5.9604645E-8f)),
                new Case<>("ext.halfvec", VectorTypes.halfvec(1536), HalfVector.rounded(embedding)),
                new Case<>("ext.sparsevec", VectorTypes.SPARSEVEC, SparseVector.of(1_000_000_000, Map.of())),
                new Case<>(
                        "ext.sparsevec",
                        VectorTypes.SPARSEVEC,
                        SparseVector.of(1_000_000_000, Map.of(999_999_999, Float.MIN_VALUE, 0, -1.5f))),
                new Case<>("ext.sparsevec", VectorTypes.SPARSEVEC, SparseVector.ofDense(embedding)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    <T extends VectorValue> void a_value_comes_back_as_it_was_sent(Case<T> given, TestDatabase database)
            throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement s =
                        connection.prepareStatement("select v" + given.type().cast() + ", v::text = ? from (select ?::"
                                + given.sqlType() + ") as given (v)")) {
            for (int run = 0; run < 7; run++) { // as text first, then in binary form
                s.setString(1, text(connection, given));
                given.type().set(s, 2, given.type().check(given.value()));
                try (ResultSet rs = s.executeQuery()) {
                    rs.next();
                    assertThat(given.type().get(rs, 1)).isEqualTo(given.value());
                    assertThat(rs.getBoolean(2)).isTrue();
                }
            }
        }
    }

    /** As the server prints what it reads of the value's text. */
    private static String text(Connection connection, Case<?> given) throws SQLException {
        try (PreparedStatement s = connection.prepareStatement("select (?::" + given.sqlType() + ")::text")) {
            s.setString(1, given.value().toString());
            try (ResultSet rs = s.executeQuery()) {
                rs.next();
                return rs.getString(1);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    <T extends VectorValue> void null_and_arrays_go_too(Case<T> given, TestDatabase database) throws SQLException {
        ColumnType<@Nullable T[]> arrays = given.type().array();
        @SuppressWarnings("unchecked") // of the value's class
        @Nullable
        T[] array = (@Nullable T[])
                java.lang.reflect.Array.newInstance(given.value().getClass(), 2);
        array[0] = given.value();
        try (Connection connection = database.connect();
                PreparedStatement s = connection.prepareStatement("select (?::" + given.sqlType() + ")"
                        + given.type().cast() + ", (?::" + given.sqlType() + "[])::text")) {
            given.type().set(s, 1, null);
            arrays.set(s, 2, array);
            try (ResultSet rs = s.executeQuery()) {
                rs.next();
                assertThat(given.type().getNullable(rs, 1)).isNull();
                assertThat(arrays.get(rs, 2)).isEqualTo(array);
            }
        }
    }

    @Test
    void another_number_of_dimensions_is_refused_before_anything_is_sent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VectorTypes.vector(3).check(Vector.of(1, 2)))
                .withMessage("the value has 2 dimensions, and vector(3) has 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VectorTypes.sparsevec(3).check(SparseVector.ofDense(1)))
                .withMessage("the value has 1 dimensions, and sparsevec(3) has 3");
    }

    record Operator(String sql, String column, String value, Field<Double> field) {
        @Override
        public String toString() {
            return column + " " + sql;
        }
    }

    static Stream<Operator> operators() {
        Vector dense = Vector.of(1, 0.5f, 0);
        HalfVector half = HalfVector.of(1, 0.5f, 0);
        SparseVector sparse = SparseVector.ofDense(1, 0.5f, 0);
        Field<String> bits = DSL.field(
                "bits",
                SQLDataType.OTHER.asConvertedDataType(
                        new TextBinding<Object, String>("pg_catalog.bit", dev.rowan.column.TextTypes.bit(3))));
        String ofDense = "'[1,0.5,0]'";
        String ofSparse = "'{1:1,2:0.5}/3'";
        return Stream.of(
                new Operator("<->", "dense", ofDense, Distance.l2(DENSE, dense)),
                new Operator("<#>", "dense", ofDense, Distance.negativeInnerProduct(DENSE, dense)),
                new Operator("<=>", "dense", ofDense, Distance.cosine(DENSE, dense)),
                new Operator("<+>", "dense", ofDense, Distance.l1(DENSE, dense)),
                new Operator("<->", "half", ofDense, Distance.l2(HALF, half)),
                new Operator("<#>", "half", ofDense, Distance.negativeInnerProduct(HALF, half)),
                new Operator("<=>", "half", ofDense, Distance.cosine(HALF, half)),
                new Operator("<+>", "half", ofDense, Distance.l1(HALF, half)),
                new Operator("<->", "sparse", ofSparse, Distance.l2(SPARSE, sparse)),
                new Operator("<#>", "sparse", ofSparse, Distance.negativeInnerProduct(SPARSE, sparse)),
                new Operator("<=>", "sparse", ofSparse, Distance.cosine(SPARSE, sparse)),
                new Operator("<+>", "sparse", ofSparse, Distance.l1(SPARSE, sparse)),
                new Operator("<~>", "bits", "b'110'", Distance.hamming(bits, "110")),
                new Operator("<%>", "bits", "b'110'", Distance.jaccard(bits, "110")),
                new Operator("<->", "dense", "dense", Distance.l2(DENSE, DENSE)),
                new Operator("<#>", "dense", "dense", Distance.negativeInnerProduct(DENSE, DENSE)),
                new Operator("<=>", "dense", "dense", Distance.cosine(DENSE, DENSE)),
                new Operator("<+>", "dense", "dense", Distance.l1(DENSE, DENSE)),
                new Operator("<~>", "bits", "bits", Distance.hamming(bits, bits)),
                new Operator("<%>", "bits", "bits", Distance.jaccard(bits, bits)));
    }

    /** The operators of vectors without their schema in the search path. */
    @ParameterizedTest
    @MethodSource("operators")
    void an_operator_orders_and_selects_as_the_server_does(Operator operator, TestDatabase database)
            throws SQLException {
        try (Connection connection = database.connect();
                Statement s = connection.createStatement()) {
            s.execute("set search_path = public, ext");
            String sql = "select id, " + operator.column() + " " + operator.sql() + " " + operator.value()
                    + " as distance from points order by distance, id";
            DSLContext dsl = DSL.using(connection, SQLDialect.POSTGRES);
            List<@Nullable Double> expected = dsl.fetch(sql).getValues("distance", Double.class);
            if (!operator.column().equals("bits")) {
                s.execute("set search_path = public");
            }
            assertThat(dsl.select(operator.field())
                            .from("points")
                            .orderBy(operator.field(), ID)
                            .fetch(operator.field()))
                    .isEqualTo(expected);
        }
    }

    @Test
    void a_distance_is_a_condition_too(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            DSLContext dsl = DSL.using(connection, SQLDialect.POSTGRES);
            assertThat(dsl.select(ID)
                            .from("points")
                            .where(Distance.l2(DENSE, Vector.of(1, 0, 0)).lt(1.5))
                            .orderBy(ID)
                            .fetch(ID))
                    .containsExactly(1, 3);
            assertThat(dsl.select(DENSE).from("points").where(ID.eq(2)).fetchOne(DENSE))
                    .isEqualTo(Vector.of(0, 2, 0));
            assertThat(dsl.select(HALF).from("points").where(HALF.isNull()).fetch(HALF))
                    .containsOnlyNulls();
        }
    }

    static Stream<Setting> settings() {
        return Stream.of(
                Hnsw.efSearch(1000),
                Hnsw.iterativeScan(IterativeScan.STRICT_ORDER),
                Hnsw.iterativeScan(IterativeScan.RELAXED_ORDER),
                Hnsw.iterativeScan(IterativeScan.OFF),
                Hnsw.maxScanTuples(Integer.MAX_VALUE),
                Hnsw.scanMemoryMultiplier(1000),
                IvfFlat.probes(32_768),
                IvfFlat.iterativeScan(IterativeScan.RELAXED_ORDER),
                IvfFlat.maxProbes(32_768));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void the_extension_takes_each_setting(Setting setting, TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement s = connection.createStatement()) {
            s.execute("load 'vector'"); // else a setting is a text that nobody has looked at
            try (PreparedStatement set = connection.prepareStatement("select set_config(?, ?, true)")) {
                set.setString(1, setting.name());
                set.setString(2, setting.value());
                try (ResultSet rs = set.executeQuery()) {
                    rs.next();
                    assertThat(rs.getString(1)).isEqualTo(setting.value());
                }
            }
        }
    }
}
