package dev.rowan.faults;

/** Something that breaks, again and again, and what it must not do to anybody. */
interface Fault {
    /** One line of the table. */
    String title();

    /**
     * Breaks it.
     *
     * @throws Skipped when it cannot be broken on this machine
     */
    Result run(Run run) throws Exception;

    /** It cannot be done here; the message says why. */
    final class Skipped extends Exception {
        private static final long serialVersionUID = 1L;

        Skipped(String why) {
            super(why);
        }
    }
}
