package dev.rowan.type;

/**
 * A generated public record of one component, which stands for the record wherever it leaves Java: a typed id, a domain, an open enum.
 * Has no methods, because the component can be a primitive.
 */
public interface SingleValue {}
