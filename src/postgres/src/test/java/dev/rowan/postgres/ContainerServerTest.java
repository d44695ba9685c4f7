package dev.rowan.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testcontainers.DockerClientFactory;

class ContainerServerTest {
    @BeforeEach
    void only_where_there_is_an_engine() {
        assumeTrue(DockerClientFactory.instance().isDockerAvailable(), "no Docker engine answers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres:17", "pgvector/pgvector:pg17"})
    void a_container_serves_databases_and_clones(String image) throws SQLException {
        try (PostgresServer server = PostgresServer.start("container:" + image);
                ScratchDatabase template = server.create()) {
            assertThat(server.majorVersion()).isEqualTo(17);
            EmbeddedServerTest.execute(template, "create table t as select 42 as a");
            try (ScratchDatabase clone = server.cloneOf(template)) {
                assertThat(EmbeddedServerTest.text(clone, "select a from t")).isEqualTo("42");
                assertThat(EmbeddedServerTest.text(clone, "show fsync")).isEqualTo("off");
            }
        }
    }

    @Test
    void an_extension_that_the_embedded_server_lacks_is_there() throws SQLException {
        try (PostgresServer server = PostgresServer.start("container:pgvector/pgvector:pg17");
                ScratchDatabase database = server.create()) {
            EmbeddedServerTest.execute(database, "create extension vector");
            assertThat(EmbeddedServerTest.text(database, "select '[1,2]'::vector <-> '[1,4]'::vector"))
                    .isEqualTo("2");
        }
    }

    @Test
    void an_image_that_cannot_start_is_named() {
        assertThatThrownBy(() -> PostgresServer.start("container:No Such Image"))
                .isInstanceOf(ServerFailed.class)
                .hasMessageStartingWith("the container No Such Image did not start: ")
                .hasMessageEndingWith("help: it needs a Docker engine with that image; \"embedded\" needs none");
    }
}
