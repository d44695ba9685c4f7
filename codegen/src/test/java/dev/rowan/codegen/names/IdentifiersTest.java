package dev.rowan.codegen.names;

import static org.assertj.core.api.Assertions.assertThat;

import javax.lang.model.SourceVersion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentifiersTest {
    @ParameterizedTest
    @CsvSource({
        "email, email",
        "class, class_",
        "true, true_",
        "null, null_",
        "_, __",
        "getClass, getClass_",
        "hashCode, hashCode_",
        "toString, toString_",
        "wait, wait_",
        "clone, clone_",
        "values, values_",
        "var, var",
        "record, record",
        "equals, equals",
    })
    void a_member_has_an_underscore_where_the_name_is_taken(String name, String member) {
        assertThat(Identifiers.member(name)).isEqualTo(member).matches(SourceVersion::isName);
    }

    @ParameterizedTest
    @CsvSource({
        "User, User",
        "Object, ObjectRow",
        "String, StringRow",
        "Thread, ThreadRow",
        "Record, RecordRow",
        "Override, OverrideRow",
        "object, object",
        "List, List",
        "Instant, Instant",
    })
    void a_type_hides_none_of_java_lang(String name, String type) {
        assertThat(Identifiers.type(name, "Row")).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({"email, Email", "createdAt, CreatedAt", "class_, Class", "x, X", "'', ''", "_, ''", "1st, 1st"})
    void a_member_inside_a_name_has_a_capital_and_no_underscore_at_its_end(String member, String capitalized) {
        assertThat(Identifiers.capitalized(member)).isEqualTo(capitalized);
    }

    @ParameterizedTest
    @CsvSource({
        "users_email_key, USERS_EMAIL_KEY",
        "in progress, IN_PROGRESS",
        "a-b--c, A_B_C",
        "1st, _1ST",
        "größe, GRÖSSE",
        "_x_, X",
        "+, ''",
        "'', ''",
        "日本, 日本",
        "class, CLASS",
    })
    void a_constant_is_what_letters_and_digits_leave(String text, String constant) {
        assertThat(Identifiers.constant(text)).isEqualTo(constant);
    }
}
