package dev.rowan.pgvector;

import dev.rowan.session.Setting;

/** Settings that are whole numbers: the server refuses others only once it loads the extension's library. */
final class Limits {
    private Limits() {}

    static Setting setting(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " is from " + least + " to " + most + ", and not " + value);
        }
        return new Setting(name, Integer.toString(value));
    }
}
