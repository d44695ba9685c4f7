package dev.rowan.garage.types;

/** A vehicle's number: three characters or more. */
public record Vin(String text) {
    public Vin {
        if (text.length() < 3) {
            throw new IllegalArgumentException("too short a VIN: " + text);
        }
    }
}
