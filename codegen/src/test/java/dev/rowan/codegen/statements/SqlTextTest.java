package dev.rowan.codegen.statements;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqlTextTest {
    private static final String P = SqlText.PARAMETER;

    @Test
    void parameters_are_question_marks_for_jdbc_and_numbers_for_the_server() {
        var text = SqlText.marked("select " + P + "::int, x from t where a = " + P + " and b = " + P);
        assertThat(text.jdbc()).isEqualTo("select ?::int, x from t where a = ? and b = ?");
        assertThat(text.numbered()).isEqualTo("select $1::int, x from t where a = $2 and b = $3");
    }

    @Test
    void text_without_parameters_stays_as_it_is() {
        var text = SqlText.marked("select count(*) from t -- $1 ?");
        assertThat(text.jdbc()).isEqualTo(text.numbered()).isEqualTo("select count(*) from t -- $1 ?");
    }

    @Test
    void parameters_may_stand_first_and_last_and_side_by_side_beyond_nine() {
        var text = SqlText.marked(P.repeat(11));
        assertThat(text.numbered()).isEqualTo("$1$2$3$4$5$6$7$8$9$10$11");
    }

    @Test
    void what_is_no_parameter_for_jdbc_has_no_number() {
        var text = SqlText.jdbc("select '?', \"?\", $$?$$, a ?? ? -- ?\nfrom t /* ? */ where b = ?");
        assertThat(text.numbered()).isEqualTo("select '?', \"?\", $$?$$, a ? $1 -- ?\nfrom t /* ? */ where b = $2");
    }
}
