package dev.rowan.codegen.java;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypeNamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "int",
                "byte[][]",
                "java.util.List<java.lang.String>",
                "com.acme.Outer.Inner[]",
                "java.util.Map<? extends com.acme.A, java.util.List<? super com.acme.B[]>>[]",
                "com.acme.lower_case$name"
            })
    void a_type_is_read_as_it_stands(String type) {
        assertThat(TypeNames.of(type)).hasValueSatisfying(t -> assertThat(t).hasToString(type));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "java.util.List<", "java.util.List<>", "a b", "List<A>>", "a..B", "A&B", "[]", "A]"})
    void what_is_no_type_is_none(String type) {
        assertThat(TypeNames.of(type)).isEmpty();
    }
}
