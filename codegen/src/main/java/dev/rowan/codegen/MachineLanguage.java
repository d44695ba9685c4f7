package dev.rowan.codegen;

import java.util.Locale;
import java.util.Set;

/** Keeps the machine's language out of names: jOOQ's {@code StringUtils.toCamelCase} asks the JVM for it. */
final class MachineLanguage {
    /** Whose {@code toUpperCase} or {@code toLowerCase} is not that of all others. */
    private static final Set<String> PECULIAR = Set.of("tr", "az", "lt");

    private MachineLanguage() {}

    /** Runs something; where the language is peculiar it is another one meanwhile, for the whole JVM. */
    @SuppressWarnings(
            "LockOnNonEnclosingClassLiteral") // of the JVM, as the language is; a plugin's own class is there twice
    static void without(Runnable work) {
        if (!isPeculiar(Locale.getDefault())) {
            work.run();
            return;
        }
        synchronized (Locale.class) { // generations of several modules at once: each must find and leave the machine's
            Locale machine = Locale.getDefault();
            Locale.setDefault(Locale.ROOT);
            try {
                work.run();
            } finally {
                Locale.setDefault(machine);
            }
        }
    }

    /** What is to be used in its place. */
    static Locale instead(Locale language) {
        return isPeculiar(language) ? Locale.ROOT : language;
    }

    private static boolean isPeculiar(Locale language) {
        return PECULIAR.contains(language.getLanguage());
    }
}
