package dev.rowan.codegen.java;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LongLinesTest {
    private static final String WORD = "a".repeat(70);

    @Test
    void a_long_line_is_broken_at_the_last_comma_in_time() {
        assertThat(LongLines.broken("    f(b, " + WORD + ", " + WORD + ", c);\n"))
                .isEqualTo("    f(b, " + WORD + ",\n            " + WORD + ", c);\n");
    }

    @Test
    void and_again_as_often_as_it_is_too_long() {
        assertThat(LongLines.broken("f(" + WORD + ", " + WORD + ", " + WORD + ")\n"))
                .isEqualTo("f(" + WORD + ",\n        " + WORD + ",\n        " + WORD + ")\n");
    }

    @Test
    void at_the_first_where_none_is_in_time() {
        assertThat(LongLines.broken("f(" + WORD + WORD + ", c)\n")).isEqualTo("f(" + WORD + WORD + ",\n        c)\n");
    }

    @Test
    void rather_outside_of_brackets() {
        assertThat(LongLines.broken("f(" + WORD + ", g(b, c), h(" + WORD + ", d));\n"))
                .isEqualTo("f(" + WORD + ", g(b, c),\n        h(" + WORD + ", d));\n");
        assertThat(LongLines.broken("A<" + WORD + ", B> x = f(" + WORD + ", d -> e);\n"))
                .isEqualTo("A<" + WORD + ", B> x =\n        f(" + WORD + ", d -> e);\n");
    }

    @Test
    void never_inside_of_a_literal() {
        String line = "f(\"" + WORD + ", \\\", " + WORD + "\", ',')\n";
        assertThat(LongLines.broken(line)).isEqualTo(line.replace("\", ',')", "\",\n        ',')"));
        assertThat(LongLines.broken("f(\"" + WORD + ", " + WORD + "\")\n"))
                .isEqualTo("f(\"" + WORD + ", " + WORD + "\")\n");
    }

    @Test
    void nor_of_a_text_block() {
        String text = "x = \"\"\"\n    " + WORD + ", " + WORD + "\n    \"\"\";\n";
        assertThat(LongLines.broken(text)).isEqualTo(text);
    }

    @Test
    void a_comment_at_a_blank_outside_of_tags() {
        assertThat(LongLines.broken("    /**\n     * a {@code " + WORD + " b} " + WORD + " c\n     */\n"))
                .isEqualTo("    /**\n     * a {@code " + WORD + " b}\n     * " + WORD + " c\n     */\n");
        assertThat(LongLines.broken("     * {@code " + WORD + " " + WORD + "}\n"))
                .isEqualTo("     * {@code " + WORD + " " + WORD + "}\n");
    }

    @Test
    void a_short_line_stays() {
        assertThat(LongLines.broken("f(a, b)\n")).isEqualTo("f(a, b)\n");
    }
}
