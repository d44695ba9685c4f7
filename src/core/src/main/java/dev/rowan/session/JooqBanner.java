package dev.rowan.session;

import java.util.List;

/** jOOQ prints a banner and a tip when it renders its first statement, at the level INFO. Who wants them sets these properties to false. */
final class JooqBanner {
    private static final List<String> SWITCHES = List.of("org.jooq.no-logo", "org.jooq.no-tips");

    private JooqBanner() {}

    /** jOOQ has no other switch for it than properties of the JVM, which it reads once. */
    static void off() {
        for (String name : SWITCHES) {
            if (System.getProperty(name) == null) {
                System.setProperty(name, "true");
            }
        }
    }
}
