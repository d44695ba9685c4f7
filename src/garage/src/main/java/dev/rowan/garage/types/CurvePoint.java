package dev.rowan.garage.types;

import java.math.BigDecimal;

/** How high a valve is at an angle. */
public record CurvePoint(int angle, BigDecimal lift) {}
