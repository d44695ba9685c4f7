package dev.rowan.garage.types;

/** A person's name. */
public record Owner(String name) {}
