package dev.rowan.pgvector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VectorValuesTest {
    @Test
    void a_vector_is_a_copy_that_nobody_changes() {
        float[] given = {1, 2};
        Vector vector = Vector.of(given);
        given[0] = 5;
        vector.toArray()[1] = 5;
        assertThat(vector).isEqualTo(Vector.of(List.of(1f, 2f))).hasToString("[1.0,2.0]");
        assertThat(vector.get(1)).isEqualTo(2);
        assertThat(vector.dimensions()).isEqualTo(2);
    }

    @Test
    void every_float_comes_back_from_its_text() {
        var random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            float value = Float.intBitsToFloat(random.nextInt());
            if (Float.isFinite(value)) {
                Vector vector = Vector.of(value, -value);
                assertThat(Vector.parse(vector.toString())).isEqualTo(vector);
            }
        }
    }

    @Test
    void every_half_comes_back_from_its_text() {
        for (int bits = 0; bits <= 0xffff; bits++) {
            float value = Float.float16ToFloat((short) bits);
            if (Float.isFinite(value)) {
                HalfVector vector = HalfVector.of(value);
                assertThat(HalfVector.parse(vector.toString())).isEqualTo(vector);
            }
        }
    }

    @Test
    void a_half_vector_is_rounded_only_when_that_is_said() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HalfVector.of(1, 0.1f))
                .withMessage("element 2 needs more than the 16 bits of halfvec: take HalfVector.rounded");
        assertThat(HalfVector.rounded(0.1f)).isEqualTo(HalfVector.of(0.099975586f));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HalfVector.rounded(0, 70_000))
                .withMessage("element 2 is beyond 65504, the largest of halfvec");
    }

    @Test
    void what_pgvector_refuses_is_refused_without_its_value() {
        assertThatIllegalArgumentException()
                .isThrownBy(Vector::of)
                .withMessage("a vector has from 1 to 16000 elements, and this one has 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Vector.of(new float[16_001]))
                .withMessage("a vector has from 1 to 16000 elements, and this one has 16001");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Vector.of(1, Float.NaN))
                .withMessage("element 2 is not finite, and vector has finite ones only");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SparseVector.of(3, Map.of(3, 1f)))
                .withMessage("a place is not from 0 to 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SparseVector.of(0, Map.of()))
                .withMessage("a sparsevec has from 1 to 1000000000 dimensions");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SparseVector.of(2, Map.of(1, Float.POSITIVE_INFINITY)))
                .withMessage("element 1 is not finite, and sparsevec has finite ones only");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "[1,2", "1,2", "[1,,2]", "[1,x]", "{1,2}"})
    void what_is_no_vector_is_not_read(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Vector.parse(text))
                .withMessage("the text is no vector as PostgreSQL prints it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{1:2}", "{1}/3", "{1:2,}/3", "{1:x}/3", "{:1}/3", "1:2/3"})
    void what_is_no_sparse_vector_is_not_read(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SparseVector.parse(text))
                .withMessage("the text is no sparsevec as PostgreSQL prints it");
    }

    @Test
    void a_sparse_vector_counts_its_places_from_0() {
        SparseVector sparse = SparseVector.of(5, Map.of(2, 2f, 0, 1.5f, 4, 0f));
        assertThat(sparse).hasToString("{1:1.5,3:2.0}/5").isEqualTo(SparseVector.ofDense(1.5f, 0, 2, 0, 0));
        assertThat(SparseVector.parse("{1:1.5,3:2}/5")).isEqualTo(sparse).hasSameHashCodeAs(sparse);
        assertThat(sparse.places()).containsExactly(0, 2);
        assertThat(sparse.values()).containsExactly(1.5f, 2f);
        assertThat(sparse.get(2)).isEqualTo(2);
        assertThat(sparse.get(4)).isZero();
        assertThat(SparseVector.parse("{}/3")).isEqualTo(SparseVector.of(3, Map.of()));
    }

    @Test
    void all_can_be_serialized() throws IOException, ClassNotFoundException {
        for (VectorValue value : List.of(Vector.of(1, 2), HalfVector.of(1, 2), SparseVector.ofDense(0, 2))) {
            var bytes = new ByteArrayOutputStream();
            try (var out = new ObjectOutputStream(bytes)) {
                out.writeObject(value);
            }
            try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                assertThat(in.readObject()).isEqualTo(value);
            }
        }
    }

    @Test
    void settings_have_the_ranges_of_pgvector() {
        assertThat(Hnsw.efSearch(100).name()).isEqualTo("hnsw.ef_search");
        assertThat(Hnsw.efSearch(100).value()).isEqualTo("100");
        assertThat(Hnsw.scanMemoryMultiplier(2.5).value()).isEqualTo("2.5");
        assertThat(IvfFlat.iterativeScan(IterativeScan.RELAXED_ORDER).value()).isEqualTo("relaxed_order");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Hnsw.efSearch(1001))
                .withMessage("hnsw.ef_search is from 1 to 1000, and not 1001");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IvfFlat.iterativeScan(IterativeScan.STRICT_ORDER))
                .withMessage("ivfflat.iterative_scan has no STRICT_ORDER: take RELAXED_ORDER");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Hnsw.scanMemoryMultiplier(Double.NaN))
                .withMessage("hnsw.scan_mem_multiplier is from 1 to 1000");
    }
}
