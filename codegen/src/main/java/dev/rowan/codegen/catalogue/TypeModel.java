package dev.rowan.codegen.catalogue;

/**
 * A type that is no domain.
 *
 * @param name {@code pg_type.typname}, such as {@code int4}
 * @param kind {@code pg_type.typtype}: {@code b} base, {@code e} enum, {@code c} composite, {@code r} range, ...
 * @param modifier {@code pg_attribute.atttypmod}, -1 when there is none
 */
public record TypeModel(String schema, String name, char kind, int modifier) {
    public boolean isEnum() {
        return kind == 'e';
    }

    /** Whether it is one of PostgreSQL's own. */
    public boolean builtIn() {
        return schema.equals("pg_catalog");
    }

    /** Characters of {@code varchar(n)}; see varchar.c. */
    public int length() {
        return modifier - 4;
    }

    /** Digits in all of {@code numeric(p,s)}; see numeric.c, which packs both into the modifier. */
    public int precision() {
        return (modifier - 4) >> 16 & 0xffff;
    }

    /** Digits after the point of {@code numeric(p,s)}, from -1000 to 1000. */
    public int scale() {
        return ((modifier - 4 & 0x7ff) ^ 1024) - 1024;
    }
}
