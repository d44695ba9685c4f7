package dev.rowan.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.error.ConnectionLost;
import dev.rowan.error.QueryFailed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What servers send as FATAL cannot be asked for in a test: some of it is of a standby, or of a crash. */
class FailuresTest {
    private final Failures failures = new Failures((schema, table, name) -> null);

    /** As it stands on the wire. */
    private static PSQLException message(String severity, String state) {
        return new PSQLException(new ServerErrorMessage("S" + severity + "\0C" + state + "\0Mwords\0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"57P01", "57P02", "57P03", "57P04", "57P05", "25P03", "25P04"})
    void theServersEndOfASessionIsALossAndTheSameStateOfAFunctionIsNot(String state) {
        assertThat(failures.ofStatement("s", message("FATAL", state))).isInstanceOf(ConnectionLost.class);
        assertThat(failures.ofStatement("s", message("ERROR", state))).isInstanceOf(QueryFailed.class);
    }
}
