package dev.rowan.testing;

/** Where the connections of a test come from. */
interface Lender extends LentConnections.Source {
    /** After the test: nothing of it stays. */
    void end();
}
