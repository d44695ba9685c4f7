package dev.rowan.review.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.postgres.PostgresServer;
import dev.rowan.review.Finding;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RulesTest {
    private static PostgresServer server;

    @BeforeAll
    static void start() {
        server = PostgresServer.start("embedded");
    }

    @AfterAll
    static void close() {
        server.close();
    }

    static Stream<String> rules() {
        return Rules.all().stream().map(Rule::id);
    }

    private static Rule rule(String id) {
        return Rules.all().stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow();
    }

    private static List<Finding> findings(String id, String file) throws SQLException {
        return RuleCase.of(Rules.resource(rule(id), file)).findings(server);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void what_is_bad_is_found_by_its_rule_and_by_no_other(String id) throws SQLException {
        List<Finding> findings = findings(id, "bad.sql");
        assertThat(findings)
                .isNotEmpty()
                .allSatisfy(f -> assertThat(f.rule()).as(f.message()).isEqualTo(id));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void what_is_good_is_left_alone_by_all_rules(String id) throws SQLException {
        assertThat(findings(id, "good.sql")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void a_rule_has_a_page(String id) {
        assertThat(Rules.page(rule(id))).startsWith("# ").contains("## Why", "## How it is measured", "## What to do");
    }

    @Test
    void ids_are_unique() {
        assertThat(rules()).doesNotHaveDuplicates();
    }
}
