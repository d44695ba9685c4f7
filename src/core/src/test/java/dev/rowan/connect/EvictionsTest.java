package dev.rowan.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.SQLExceptionOverride.Override;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What servers send as FATAL cannot be asked for in a test: some of it is of a standby, or of a crash. */
class EvictionsTest {
    /** As it stands on the wire. */
    private static PSQLException message(String severity, String state) {
        return new PSQLException(new ServerErrorMessage("S" + severity + "\0C" + state + "\0Mwords\0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"57P01", "57P02", "57P03", "57P04", "57P05", "25P03", "25P04"})
    void theServersEndOfASessionCostsItsConnectionAndTheSameStateOfAFunctionDoesNot(String state) {
        assertThat(new Evictions().adjudicate(message("ERROR", state))).isEqualTo(Override.DO_NOT_EVICT);
        assertThat(new Evictions().adjudicate(message("FATAL", state))).isEqualTo(Override.CONTINUE_EVICT);
    }
}
