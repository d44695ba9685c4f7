package dev.rowan.spring.test.shop;

import static dev.rowan.testing.RowanAssertions.assertThatStatements;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enginecam.EngineCam;
import dev.enginecam.NewUser;
import dev.rowan.spring.test.ThrowAwayDatabase;
import dev.rowan.testing.MaxStatements;
import dev.rowan.testing.Statements;
import javax.sql.DataSource;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jooq.test.autoconfigure.JooqTest;

@JooqTest
@ThrowAwayDatabase
class SliceTest {
    @RepeatedTest(3)
    void each_test_is_rolled_back(@Autowired EngineCam db) {
        db.users().insert(NewUser.id("ada").email("ada@example.org"));
        assertThat(db.users().count()).isEqualTo(1);
    }

    @Test
    @MaxStatements(1)
    void statements_are_heard(@Autowired EngineCam db, @Autowired Statements statements) {
        assertThat(db.users().find("ada")).isEmpty();
        assertThatStatements(statements).areExactly("users.find");
    }

    @Test
    void services_of_the_application_are_not_in_the_slice(
            @Autowired ObjectProvider<SignUps> services, @Autowired DataSource source) {
        assertThat(services.getIfAvailable()).isNull();
        assertThat(source).isNotNull();
    }
}
