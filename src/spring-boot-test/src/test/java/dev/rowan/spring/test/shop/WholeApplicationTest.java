package dev.rowan.spring.test.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.enginecam.EngineCam;
import dev.rowan.spring.test.ThrowAwayDatabase;
import dev.rowan.testing.MaxStatements;
import dev.rowan.testing.Statements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(classes = Application.class)
@ThrowAwayDatabase
class WholeApplicationTest {
    @AfterEach
    void nobody_is_left(@Autowired EngineCam db) {
        db.users().delete("ada");
    }

    @Test
    @MaxStatements(2)
    void a_service_stays_in_its_budget(@Autowired SignUps signUps, @Autowired Statements statements) {
        assertThat(signUps.signUp("ada", "ada@example.org").subscriptionStatus())
                .isEqualTo("free");
        assertThat(statements.ids()).containsExactly("users.insert", "users.find");
    }

    @Test
    void a_test_beyond_its_budget_fails() {
        var failed =
                EngineTestKit.engine("junit-jupiter")
                        .selectors(selectClass(Beyond.class))
                        .execute()
                        .testEvents()
                        .failed()
                        .stream()
                        .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                                .getThrowable()
                                .orElseThrow()
                                .getMessage());
        assertThat(failed)
                .containsExactly("2 statements were sent, where @MaxStatements allows 1: users.insert, users.find");
    }

    @SpringBootTest(classes = Application.class)
    @ThrowAwayDatabase
    @MaxStatements(1)
    static class Beyond {
        @Test
        void signs_up(@Autowired SignUps signUps) {
            assertThat(signUps.signUp("bob", "bob@example.org").id()).isEqualTo("bob");
        }
    }
}
