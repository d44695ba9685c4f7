package dev.rowan.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ServerSpecTest {
    @Test
    void auto_is_the_environment_variable_or_embedded() {
        assertThat(ServerSpec.of("auto", null).text()).isEqualTo("embedded");
        assertThat(ServerSpec.of("auto", " ").text()).isEqualTo("embedded");
        assertThat(ServerSpec.of("auto", "postgres://h/d ").text()).isEqualTo("postgres://h/d");
        assertThat(ServerSpec.of("embedded", "postgres://h/d").text()).isEqualTo("embedded");
        assertThat(ServerSpec.of("jdbc:postgresql:d", null).text()).isEqualTo("jdbc:postgresql:d");
    }

    @Test
    void anything_else_is_refused_with_a_list_of_what_is_not() {
        assertThatThrownBy(() -> ServerSpec.of("mysql://me:secret@h/d", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("""
                        not a PostgreSQL server: server spec "mysql://me:***@h/d"
                        help: use one of
                          embedded                                a server of its own, started for this run
                          container:postgres:17                   a container of that image, by Testcontainers
                          jdbc:postgresql://host:port/database    an existing server
                          postgresql://user:password@host:port/database
                          postgres://user:password@host:port/database
                          auto                                    the environment variable ROWAN_SERVER, else embedded""");
        assertThatThrownBy(() -> ServerSpec.of("auto", "auto"))
                .hasMessageStartingWith("not a PostgreSQL server: environment variable ROWAN_SERVER \"auto\"");
    }

    @Test
    void a_url_that_is_none_is_shown_without_its_password() {
        assertThatThrownBy(() -> PostgresServer.start("postgres://me:sec ret@h/d"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("""
                        not a PostgreSQL URL: postgres://me:***@h/d
                        help: the form is postgresql://user:password@host:port/database, with special characters of user and password percent-encoded""");
    }

    @Test
    void urls_become_the_drivers() {
        var dataSource = ServerUrl.dataSource("postgres://us%40er:p%2Bw+@h1:5433/db?sslmode=require");
        assertThat(dataSource.getServerNames()).containsExactly("h1");
        assertThat(dataSource.getPortNumbers()).containsExactly(5433);
        assertThat(dataSource.getDatabaseName()).isEqualTo("db");
        assertThat(dataSource.getUser()).isEqualTo("us@er");
        assertThat(dataSource.getPassword()).isEqualTo("p+w+");
        assertThat(dataSource.getSslMode()).isEqualTo("require");
        assertThat(ServerUrl.forDatabase(dataSource, "other").getDatabaseName()).isEqualTo("other");
        assertThat(ServerUrl.forDatabase(dataSource, "other").getSslMode()).isEqualTo("require");
    }
}
