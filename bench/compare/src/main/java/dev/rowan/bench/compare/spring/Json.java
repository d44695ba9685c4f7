package dev.rowan.bench.compare.spring;

/** A {@code jsonb}. */
public record Json(String text) {}
