package dev.rowan.testing;

import static dev.rowan.testing.RowanAssertions.assertThatRow;
import static dev.rowan.testing.RowanAssertions.assertThatStatements;
import static dev.rowan.testing.RowanAssertions.assertThatViolation;
import static dev.rowan.testing.TestDatabasesTest.execute;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.RoundingMode;
import java.sql.Connection;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RowanAssertionsTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.ofSql("""
            create table parents (id int primary key);
            create table children (
                id int constraint children_pkey primary key,
                parent int not null constraint children_parent_fkey references parents,
                age int constraint children_age_check check (age > 0)
            );
            create table stays (during int4range, constraint stays_during_excl exclude using gist (during with &&));
            insert into parents values (1);
            insert into children values (1, 1, 7);
            insert into stays values ('[1,5)')""");

    @SuppressWarnings("ArrayRecordComponent") // as a row with a bytea has
    record Row(int id, @Nullable String name, byte[] bytes) {}

    private static final Row ROW = new Row(1, "ada", new byte[] {1, 2});

    @Test
    void a_row_has_values_by_their_names() {
        assertThatRow(ROW).has("id", 1).has("name", "ada").has("bytes", new byte[] {1, 2});
        failure(() -> assertThatRow(ROW).has("name", null)).hasMessageContaining("name of Row is ada, not null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThatRow(ROW).has("Name", "ada"))
                .withMessage("Row has no component Name\nhelp: it has id, name, bytes");
    }

    @Test
    void rows_are_equal_but_for_what_the_server_made() {
        assertThatRow(ROW).isEqualToBut(new Row(2, "ada", new byte[] {1, 2}), "id");
        failure(() -> assertThatRow(ROW).isEqualToBut(new Row(2, "bob", new byte[] {1}), "id"))
                .hasMessageContaining("Row differs: name is ada, not bob; bytes is [1, 2], not [1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThatRow(ROW).isEqualToBut(ROW, "id", "ids"))
                .withMessage("Row has no component ids\nhelp: it has id, name, bytes");
    }

    @Test
    void statements_are_compared_by_their_ids(Statements statements) {
        List.of("a", "b", "a").forEach(statements::add);
        assertThatStatements(statements)
                .areExactly("a", "b", "a")
                .contain("b", "a", "a")
                .doNotContain("c")
                .areAtMost(3);
        failure(() -> assertThatStatements(statements).areExactly("a"))
                .hasMessageContaining("[a, b, a] were sent, not [a]");
        failure(() -> assertThatStatements(statements).contain("b", "b", "c"))
                .hasMessageContaining("[a, b, a] were sent: [b, c] are missing");
        failure(() -> assertThatStatements(statements).doNotContain("c", "b"))
                .hasMessageContaining("[a, b, a] were sent: [b] should not be among them");
        failure(() -> assertThatStatements(statements).areAtMost(2))
                .hasMessageContaining("3 statements were sent, more than 2: [a, b, a]");
    }

    @Test
    void each_kind_of_violation_is_known(Connection connection) {
        assertThatViolation(() -> execute(connection, "insert into children values (1, 1, 7)"))
                .isUnique()
                .ofTable("children")
                .of("children_pkey");
        assertThatViolation(() -> execute(connection, "insert into children values (2, 2, 7)"))
                .isForeignKey()
                .of("children_parent_fkey");
        assertThatViolation(() -> execute(connection, "insert into children values (2, 1, 0)"))
                .isCheck()
                .of("children_age_check");
        assertThatViolation(() -> execute(connection, "insert into children values (2, null, 7)"))
                .isOfNull("parent");
        assertThatViolation(() -> execute(connection, "insert into stays values ('[3,9)')"))
                .isExclusion()
                .of("stays_during_excl");
    }

    @Test
    void a_violation_is_found_among_the_causes(DSLContext dsl) {
        assertThatViolation(() -> dsl.execute("insert into children values (1, 1, 7)"))
                .of("children_pkey");
    }

    @Test
    void what_is_no_such_violation_fails(Connection connection) {
        failure(() -> assertThatViolation(() -> {})).hasMessage("no constraint was violated: no exception was thrown");
        failure(() -> assertThatViolation(() -> execute(connection, "select 1 / 0")))
                .hasMessageContaining("no constraint was violated, but this was thrown")
                .hasMessageContaining("division by zero")
                .cause()
                .isInstanceOf(java.sql.SQLException.class);
        failure(() -> assertThatViolation(() -> execute(connection, "insert into children values (1, 1, 7)"))
                        .of("children_parent_fkey"))
                .hasMessageContaining("the constraint is children_pkey, not children_parent_fkey: SQLSTATE 23505,"
                        + " constraint children_pkey, table children, column null");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> assertThatViolation(() -> execute(connection, "insert into children values (1, 1, 7)"))
                                .of(RoundingMode.UP))
                .withMessage("UP is no constraint of generated code");
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> failure(ThrowingCallable assertion) {
        return assertThatCode(assertion).isInstanceOf(AssertionError.class);
    }
}
