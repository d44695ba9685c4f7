package dev.rowan.spring;

import dev.rowan.error.ConnectFailed;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Makes Boot say what is wrong with the schema, and what to do, instead of a stack trace. */
final class ConnectFailedAnalyzer extends AbstractFailureAnalyzer<ConnectFailed> {
    private static final String HELP = "\nhelp: ";

    @Override
    protected FailureAnalysis analyze(Throwable root, ConnectFailed failure) {
        String message = String.valueOf(failure.getMessage());
        int help = message.indexOf(HELP);
        return new FailureAnalysis(
                message.substring(0, help),
                message.substring(help + HELP.length())
                        + "\n\nThe property rowan.migrate says who migrates: auto, jar or off. rowan.allow-newer-schema opens a"
                        + " newer schema.",
                failure);
    }
}
