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
        "oneTime, ONE_TIME",
        "PasswordResetToken_userId_fkey, PASSWORD_RESET_TOKEN_USER_ID_FKEY",
        "fk_rails_3e95061862, FK_RAILS_3E95061862",
    })
    void a_constant_is_what_letters_and_digits_leave(String text, String constant) {
        assertThat(Identifiers.constant(text)).isEqualTo(constant);
    }

    @ParameterizedTest
    @CsvSource({
        "created_at, created_at",
        "createdAt, created_At",
        "userID, user_ID",
        "userIDs, user_IDs",
        "HTTPServer, HTTP_Server",
        "openAIKey, open_AI_Key",
        "MD5Hash, MD5_Hash",
        "address2Line, address2_Line",
        "USER_ID, USER_ID",
        "A1B2, A1B2",
        "_LinkToTag, _Link_To_Tag",
        "größeInCm, größe_In_Cm",
    })
    void a_word_begins_at_a_capital_and_an_acronym_is_one(String name, String words) {
        assertThat(Identifiers.words(name)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "user_id, userId",
        "user-id, userId",
        "userID, userId",
        "HTTPServer, httpServer",
        "TOTAL, total",
        "top_3, top_3",
        "_, ''",
    })
    void a_name_in_camel_case_has_a_capital_for_each_word_but_the_first(String name, String camelCase) {
        assertThat(Identifiers.camelCase(name)).isEqualTo(camelCase);
    }

    @ParameterizedTest
    @CsvSource({"user_id, user", "userId, user", "userID, user", "id, id", "paid, paid", "plaid, plaid", "_id, _id"})
    void the_column_of_a_foreign_key_is_called_without_id(String column, String name) {
        assertThat(Identifiers.withoutId(column)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "COMMENT, COMMENTS",
        "COMMENTS, COMMENTS",
        "ORDER_LINE, ORDER_LINES",
        "CATEGORY, CATEGORIES",
        "STATUS, STATUSES",
        "STATUSES, STATUSES",
        "PERSON, PEOPLE",
        "PEOPLE, PEOPLE",
        "NEWS, NEWS",
        "USER_DATA, USER_DATA",
        "METADATA, METADATA",
        "STREAM_POS, STREAM_POS",
        "SCHEMA, SCHEMAS",
        "VIRUS, VIRUSES",
        "BASIS, BASES",
        "STAFF, STAFF",
        "EVENTS_2024, EVENTS_2024",
        "日本, 日本",
        "A, A",
        "JOBS_ARCHIVED, JOBS_ARCHIVED",
        "NEWS_FEED, NEWS_FEEDS",
        "FLOWER_BED, FLOWER_BEDS",
    })
    void rows_of_a_relation_are_called_by_the_plural(String constant, String plural) {
        assertThat(Plural.of(constant)).isEqualTo(plural);
    }
}
