package dev.rowan.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerWordsTest {
    private static final String SQL =
            "select id, \"Name\", u.email from public.users u where u.email = ? and note = 'secret' and kind = $q$hush$q$";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    column u.email does not exist                       | column u.email does not exist
                    relation "public.users" does not exist              | relation "public.users" does not exist
                    column "Name" of relation "users" does not exist    | column "Name" of relation "users" does not exist
                    column "nam" of relation "users" does not exist     | column ... does not exist
                    permission denied for table users                   | permission denied for table users
                    invalid input syntax for type integer: "x y"        | invalid input syntax for type integer: ...
                    invalid input syntax for type uuid: "a "users" b"   | invalid input syntax for type uuid: ...
                    invalid byte sequence for encoding "UTF8": 0xff 0xfe| invalid byte sequence for encoding ...
                    column "secret" does not exist                      | column ... does not exist
                    column "hush" does not exist                        | column ... does not exist
                    time zone "Mars/Olympus" not recognized             | time zone ... not recognized
                    division by zero                                    | division by zero
                    value too long for type character varying(10)       | value too long for type character varying(...)
                    canceling statement due to statement timeout        | canceling statement due to statement timeout
                    Bad value for type int : 12a                        | Bad value for type int : ...
                    operator does not exist: text = integer             | operator does not exist: text = integer
                    cannot execute INSERT in a read-only transaction    | cannot execute INSERT in a read-only transaction
                    """)
    void a_word_stays_when_it_is_of_the_statement_or_common(String message, String shown) {
        assertThat(ServerWords.of(message, SQL)).isEqualTo(shown);
    }

    @Test
    void where_no_word_stays_the_reader_is_told_where_they_are() {
        assertThat(ServerWords.of("Zeichenkette zu lang", SQL))
                .isEqualTo("sqlException() has the server's words, which may hold values");
    }
}
