package dev.rowan.codegen.catalogue;

import static dev.rowan.codegen.catalogue.KnownType.Trait.CHECKED;
import static dev.rowan.codegen.catalogue.KnownType.Trait.DRIVER;
import static dev.rowan.codegen.catalogue.KnownType.Trait.EXTENSION;
import static dev.rowan.codegen.catalogue.KnownType.Trait.FLOATS;
import static dev.rowan.codegen.catalogue.KnownType.Trait.FRACTION;
import static dev.rowan.codegen.catalogue.KnownType.Trait.KEY;
import static dev.rowan.codegen.catalogue.KnownType.Trait.LENGTH;
import static dev.rowan.codegen.catalogue.KnownType.Trait.MODIFIER;
import static dev.rowan.codegen.catalogue.KnownType.Trait.NETWORK;
import static dev.rowan.codegen.catalogue.KnownType.Trait.NUMBER;
import static dev.rowan.codegen.catalogue.KnownType.Trait.PRECISION;
import static dev.rowan.codegen.catalogue.KnownType.Trait.REBOUND;
import static dev.rowan.codegen.catalogue.KnownType.Trait.SENT;
import static dev.rowan.codegen.catalogue.KnownType.Trait.STRING;

import dev.rowan.column.TextTypes;
import dev.rowan.pgvector.HalfVector;
import dev.rowan.pgvector.SparseVector;
import dev.rowan.pgvector.Vector;
import dev.rowan.pgvector.VectorTypes;
import dev.rowan.pgvector.VectorValue;
import dev.rowan.type.Cidr;
import dev.rowan.type.Hstore;
import dev.rowan.type.Inet;
import dev.rowan.type.Ltree;
import dev.rowan.type.Range;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.JSON;
import org.jooq.JSONB;
import org.jooq.XML;
import org.jooq.types.YearToSecond;
import org.jspecify.annotations.Nullable;

/**
 * The types of PostgreSQL and of its extensions that have a class in Java: what the generator knows of each stands here alone. A
 * constant's name is that of the type, and that of its constants in core's {@code ColumnTypes} and {@code TextTypes}, or in
 * rowan-pgvector's {@code VectorTypes}. Of a family, each
 * holds the values of those before it and writes them alike.
 */
public enum KnownType {
    BOOL(boolean.class, DRIVER, SENT, KEY),
    INT2(short.class, DRIVER, SENT, KEY, NUMBER),
    INT4(int.class, DRIVER, SENT, KEY, NUMBER),
    INT8(long.class, DRIVER, SENT, KEY, NUMBER),
    NUMERIC(BigDecimal.class, DRIVER, SENT, KEY, NUMBER, PRECISION),
    FLOAT4(float.class, DRIVER, SENT, KEY),
    FLOAT8(double.class, DRIVER, SENT, KEY),
    OID(long.class, DRIVER, KEY),

    NAME(String.class, DRIVER, KEY, STRING, CHECKED),
    VARCHAR(String.class, DRIVER, KEY, STRING, LENGTH),
    TEXT(String.class, DRIVER, KEY, STRING),
    CHAR(String.class, DRIVER, KEY, CHECKED),
    /** {@code char(n)}: by the driver without a length alone, with which it has blanks at its end. */
    BPCHAR(String.class, DRIVER, KEY, LENGTH),

    UUID(java.util.UUID.class, DRIVER, SENT, KEY),
    BYTEA(byte[].class, DRIVER, SENT, KEY),
    XML(XML.class, DRIVER),
    JSON(JSON.class, DRIVER, SENT),
    JSONB(JSONB.class, DRIVER, SENT),

    DATE(LocalDate.class, DRIVER, SENT, KEY, REBOUND),
    TIME(LocalTime.class, DRIVER, SENT, KEY, FRACTION),
    TIMETZ(OffsetTime.class, DRIVER, SENT, KEY, FRACTION),
    TIMESTAMP(LocalDateTime.class, DRIVER, SENT, KEY, FRACTION, REBOUND),
    TIMESTAMPTZ(Instant.class, DRIVER, SENT, KEY, FRACTION, REBOUND),
    INTERVAL(YearToSecond.class, DRIVER, SENT, MODIFIER),

    CIDR(Cidr.class, KEY, NETWORK),
    INET(Inet.class, KEY, NETWORK),
    MACADDR(String.class, KEY),
    MACADDR8(String.class, KEY),

    BIT(String.class, KEY, LENGTH),
    VARBIT(String.class, KEY, LENGTH),

    INT4RANGE(Range.class, Integer.class),
    INT8RANGE(Range.class, Long.class),
    NUMRANGE(Range.class, BigDecimal.class),
    DATERANGE(Range.class, LocalDate.class),
    TSRANGE(Range.class, LocalDateTime.class),
    TSTZRANGE(Range.class, Instant.class),
    INT4MULTIRANGE(String.class),
    INT8MULTIRANGE(String.class),
    NUMMULTIRANGE(String.class),
    DATEMULTIRANGE(String.class),
    TSMULTIRANGE(String.class),
    TSTZMULTIRANGE(String.class),

    BOX(String.class),
    CIRCLE(String.class),
    LINE(String.class),
    LSEG(String.class),
    PATH(String.class),
    POINT(String.class),
    POLYGON(String.class),

    JSONPATH(String.class),
    PG_LSN(String.class),
    TSQUERY(String.class),
    TSVECTOR(String.class),
    XID8(String.class),

    CITEXT(String.class, EXTENSION),
    HSTORE(Hstore.class, EXTENSION),
    LQUERY(String.class, EXTENSION),
    LTREE(Ltree.class, EXTENSION),
    LTXTQUERY(String.class, EXTENSION),

    VECTOR(Vector.class, EXTENSION, LENGTH, FLOATS),
    HALFVEC(HalfVector.class, EXTENSION, LENGTH, FLOATS),
    SPARSEVEC(SparseVector.class, EXTENSION, LENGTH);

    /** What is special about a type. */
    enum Trait {
        /** The driver reads and sends its values as they are; else they go as text. */
        DRIVER,
        /** A value that is not null reaches the server with this very type. */
        SENT,
        /** Values that are equal for PostgreSQL are so for Java. */
        KEY,
        /** A family: numbers without a rounding. */
        NUMBER,
        /** A family: strings that are compared whole. */
        STRING,
        /** A family: addresses. */
        NETWORK,
        /** A string that is checked by constants of its own, and not by those of text. */
        CHECKED,
        /** Times that jOOQ too reads by our binding, {@code TimeBinding}. */
        REBOUND,
        /** It can have a length. */
        LENGTH,
        /** It can have a precision and a scale. */
        PRECISION,
        /** It keeps so many digits of a second, 6 unless it says otherwise. */
        FRACTION,
        /** It can have fields and digits, which PostgreSQL packs into the modifier. */
        MODIFIER,
        /** An extension brings it, into any schema. */
        EXTENSION,
        /** A select reads it as {@code real[]}, which the driver has in binary form. */
        FLOATS
    }

    private static final Map<String, KnownType> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(KnownType::typname, Function.identity()));

    private static final List<Trait> FAMILIES = List.of(NUMBER, STRING, NETWORK);

    private final Class<?> javaType;
    private final @Nullable Class<?> bound;

    @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody changes
    private final Set<Trait> traits;

    KnownType(Class<?> javaType, Trait... traits) {
        this(javaType, null, traits);
    }

    KnownType(Class<?> javaType, @Nullable Class<?> bound, Trait... traits) {
        this.javaType = javaType;
        this.bound = bound;
        this.traits = Set.of(traits);
    }

    /** Empty for what has no class in Java: arrays, enums, composite types and those that we do not know. */
    static Optional<KnownType> of(TypeModel type) {
        return Optional.ofNullable(BY_NAME.get(type.name()))
                .filter(known -> known.is(EXTENSION) ? !type.builtIn() && type.kind() == 'b' : type.builtIn());
    }

    private boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /** {@code pg_type.typname}. */
    String typname() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Primitive where it can be; {@code Range} has an argument, which is {@link #bound()}. */
    public Class<?> javaType() {
        return javaType;
    }

    /** Of a range: the class of its bounds. */
    public Optional<Class<?>> bound() {
        return Optional.ofNullable(bound);
    }

    /** Whether the driver reads and sends its values exactly. */
    public boolean isByDriver() {
        return is(DRIVER);
    }

    /** Whether a value that is not null reaches the server with this very type. */
    public boolean isSent() {
        return is(SENT);
    }

    /** Whether values that are equal for PostgreSQL are so for Java. */
    public boolean isExact() {
        return is(KEY);
    }

    /** Whether jOOQ too reads it by the method of {@code TimeBinding} that has its name. */
    public boolean isRebound() {
        return is(REBOUND);
    }

    /** Whether it is a number without decimals, whose order is that of Java. */
    public boolean isInteger() {
        return is(NUMBER) && javaType.isPrimitive();
    }

    /** The class that has its {@link #constant} as text. */
    public Class<?> textTypes() {
        return VectorValue.class.isAssignableFrom(javaType) ? VectorTypes.class : TextTypes.class;
    }

    /** What a select casts a column to that goes as text. */
    String readAs() {
        return is(FLOATS) ? "real[]" : "text";
    }

    /** Its constant in {@link #textTypes}; that in {@code ColumnTypes} too where {@link #isByDriver} says that there is one. */
    public String constant() {
        return javaType == String.class && !is(CHECKED) ? TEXT.name() : name();
    }

    /** The elements of an array that holds values of it as they are sent. */
    public String sentElement() {
        return this == OID ? INT8.typname() : is(DRIVER) && javaType == String.class ? VARCHAR.typname() : typname();
    }

    /** The type with which the driver sends a single value, as {@code pg_type} calls it. {@code asText}: see {@link TypeModel#goesAsText}. */
    String sent(boolean asText) {
        return is(FLOATS) ? "_float4" : asText || !is(DRIVER) ? VARCHAR.typname() : sentElement();
    }

    /** Whether Java can compare values of both. */
    public boolean isComparableWith(KnownType other) {
        return this == other || FAMILIES.stream().anyMatch(f -> is(f) && other.is(f));
    }

    /** What limits a column of it; empty where none does. */
    public Optional<Limit> limit(int modifier) {
        if (is(FRACTION)) {
            return Optional.of(new Limit(typname(), List.of(modifier < 0 ? 6 : modifier)));
        }
        if (modifier < 0) {
            return Optional.empty();
        }
        if (is(LENGTH)) {
            return Optional.of(new Limit(this == BPCHAR ? "character" : typname(), List.of(length(modifier))));
        }
        if (is(PRECISION)) {
            return Optional.of(new Limit(typname(), List.of(precision(modifier), scale(modifier))));
        }
        return is(MODIFIER) ? Optional.of(new Limit(typname(), List.of(modifier))) : Optional.empty();
    }

    /** The method of {@code ColumnTypes} and {@code TextTypes} that makes the limited type, and its arguments. */
    public record Limit(String method, List<Integer> arguments) {}

    /** Characters of {@code varchar(n)} and {@code char(n)}, see varchar.c; bits of {@code bit(n)}; dimensions of a vector. */
    private int length(int modifier) {
        return this == BIT || this == VARBIT || is(EXTENSION) ? modifier : modifier - 4;
    }

    /** Digits in all of {@code numeric(p,s)}; see numeric.c, which packs both into the modifier. */
    private static int precision(int modifier) {
        return (modifier - 4) >> 16 & 0xffff;
    }

    /** Digits after the point of {@code numeric(p,s)}, from -1000 to 1000. */
    private static int scale(int modifier) {
        return ((modifier - 4 & 0x7ff) ^ 1024) - 1024;
    }
}
