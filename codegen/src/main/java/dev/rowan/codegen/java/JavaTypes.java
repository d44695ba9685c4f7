package dev.rowan.codegen.java;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.TypeModel;
import dev.rowan.codegen.names.Identifiers;
import dev.rowan.codegen.names.NamedTable;
import dev.rowan.codegen.names.Part;
import dev.rowan.codegen.names.UserType;
import dev.rowan.runtime.ColumnTypes;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jooq.JSON;
import org.jooq.JSONB;
import org.jooq.XML;
import org.jooq.types.YearToSecond;

/** Which Java type a column has. */
public final class JavaTypes {
    private static final Map<String, JavaType> BUILT_IN = Map.ofEntries(
            Map.entry("bool", primitive(TypeName.BOOLEAN, "BOOL", "Boolean")),
            Map.entry("int2", primitive(TypeName.SHORT, "INT2", "Short")),
            Map.entry("int4", primitive(TypeName.INT, "INT4", "Int")),
            Map.entry("int8", primitive(TypeName.LONG, "INT8", "Long")),
            Map.entry("float4", primitive(TypeName.FLOAT, "FLOAT4", "Float")),
            Map.entry("float8", primitive(TypeName.DOUBLE, "FLOAT8", "Double")),
            Map.entry("numeric", object(BigDecimal.class, "NUMERIC", "BigDecimal")),
            Map.entry("text", object(String.class, "TEXT", "String")),
            Map.entry("varchar", object(String.class, "TEXT", "String")),
            Map.entry("bpchar", object(String.class, "TEXT", "String")),
            Map.entry("uuid", object(UUID.class, "UUID", "")),
            Map.entry("date", object(LocalDate.class, "DATE", "")),
            Map.entry("time", object(LocalTime.class, "TIME", "")),
            Map.entry("timetz", object(OffsetTime.class, "TIMETZ", "")),
            Map.entry("timestamp", object(LocalDateTime.class, "TIMESTAMP", "")),
            Map.entry("timestamptz", object(Instant.class, "TIMESTAMPTZ", "")),
            Map.entry(
                    "bytea",
                    new JavaType(ArrayTypeName.of(TypeName.BYTE), runtime("BYTEA"), "", true, CodeBlock.of(""))),
            Map.entry("interval", object(YearToSecond.class, "INTERVAL", "")),
            Map.entry("oid", new JavaType(TypeName.LONG, runtime("OID"), "Long", false, CodeBlock.of(""))),
            Map.entry("name", object(String.class, "NAME", "String")),
            Map.entry("char", object(String.class, "CHAR", "String")),
            Map.entry("xml", object(XML.class, "XML", "")),
            Map.entry("json", object(JSON.class, "JSON", "")),
            Map.entry("jsonb", object(JSONB.class, "JSONB", "")));

    private static final JavaType TEXT = object(String.class, "TEXT", "String");

    /** Those whose elements the driver reads as the class that jOOQ has for them. */
    private static final Set<String> ELEMENTS =
            Set.of("bool", "int2", "int4", "int8", "float4", "float8", "numeric", "text", "varchar", "bpchar", "uuid");

    private final Map<String, ClassName> enums;
    private final UserJavaTypes userTypes = new UserJavaTypes(this);

    /** {@code enums}: jOOQ's class of each of PostgreSQL's enums, by schema and name with a dot. */
    public JavaTypes(Map<String, ClassName> enums) {
        this.enums = Map.copyOf(enums);
    }

    /** Why this column cannot be generated; empty when it can. */
    public Optional<String> refusal(NamedTable table, ColumnModel column) {
        UserType user = table.userTypes().get(column);
        if (user != null) {
            return userTypes.refusal(table, column, user);
        }
        return isKnown(column)
                ? Optional.empty()
                : Optional.of(table.model().qualifiedName() + "." + column.name() + ": no Java type for "
                        + column.declaredType());
    }

    /** Whether it has a type without a user's forced type. */
    boolean isKnown(ColumnModel column) {
        TypeModel type = column.type();
        return type.asText() || type.isCitext() || (type.isArray() ? isElement(type.element()) : isScalar(type));
    }

    private boolean isScalar(TypeModel type) {
        return type.isEnum() ? enums.containsKey(key(type)) : type.builtIn() && BUILT_IN.containsKey(type.name());
    }

    private boolean isElement(Optional<TypeModel> type) {
        return type.filter(t -> isScalar(t) && (t.isEnum() || ELEMENTS.contains(t.name())))
                .isPresent();
    }

    JavaType of(NamedTable table, ColumnModel column) {
        UserType user = table.userTypes().get(column);
        return user == null ? own(table, column) : userTypes.of(table, column, user);
    }

    /** As a parameter or component; {@code nullable} of a column. */
    TypeName declared(NamedTable table, Part part, Predicate<ColumnModel> nullable) {
        return switch (part) {
            case Part.Single single -> of(table, single.column()).declared(nullable.test(single.column()));
            case Part.Embedded embedded -> ClassName.get(table.packageName(), embedded.type());
        };
    }

    /** Without the forced types of the user. */
    JavaType own(NamedTable table, ColumnModel column) {
        String checked = table.enums().get(column);
        if (checked != null) {
            ClassName type = ClassName.get(table.packageName(), checked);
            return new JavaType(type, CodeBlock.of("$T.TYPE", type), "", true, CodeBlock.of(""));
        }
        if (column.type().asText() || column.type().isCitext()) {
            return TEXT;
        }
        if (column.type().isArray()) {
            return array(table, column, column.type().element().orElseThrow());
        }
        if (column.type().isEnum()) {
            ClassName type = Objects.requireNonNull(enums.get(key(column.type())));
            return new JavaType(
                    type,
                    CodeBlock.of("$T.$L", ClassName.get(table.packageName(), table.row()), constant(column)),
                    "",
                    true,
                    CodeBlock.of("$T.enumeration($T.values(), $T::getLiteral)", ColumnTypes.class, type, type));
        }
        return Objects.requireNonNull(BUILT_IN.get(column.type().name()));
    }

    private JavaType array(NamedTable table, ColumnModel column, TypeModel element) {
        TypeName type = element.isEnum()
                ? Objects.requireNonNull(enums.get(key(element)))
                : Objects.requireNonNull(BUILT_IN.get(element.name())).type().box();
        return new JavaType(
                ArrayTypeName.of(type),
                CodeBlock.of("$T.$L", ClassName.get(table.packageName(), table.row()), constant(column)),
                "",
                true,
                element.isEnum()
                        ? CodeBlock.of("$T.enumerations($T.values(), $T::getLiteral)", ColumnTypes.class, type, type)
                        : CodeBlock.of(
                                "$T.array($S, $T.class, $L)",
                                ColumnTypes.class,
                                element.name(),
                                type,
                                writing(element)));
    }

    /** With the scale or the length that it keeps. */
    private static CodeBlock writing(TypeModel type) {
        return switch (type.modifier() >= 0 ? type.name() : "") {
            case "numeric" -> CodeBlock.of("$T.numeric($L, $L)", ColumnTypes.class, type.precision(), type.scale());
            case "varchar" -> CodeBlock.of("$T.varchar($L)", ColumnTypes.class, type.length());
            default -> Objects.requireNonNull(BUILT_IN.get(type.name())).columnType();
        };
    }

    /** The expression for a column's type behind a user's one, which knows the scale or the length that it keeps. */
    CodeBlock base(NamedTable table, ColumnModel column) {
        TypeModel type = column.type();
        JavaType own = own(table, column);
        return own.constant().isEmpty() ? isLimited(type) ? writing(type) : own.columnType() : own.constant();
    }

    private static boolean isLimited(TypeModel type) {
        return type.builtIn() && !type.asText() && Set.of("numeric", "varchar").contains(type.name());
    }

    /** The expression for a column's type where values are written: with the scale or the length that it keeps. */
    CodeBlock writing(NamedTable table, ColumnModel column) {
        TypeModel type = column.type();
        boolean limited = isLimited(type)
                && !table.enums().containsKey(column)
                && of(table, column).equals(own(table, column));
        return limited ? writing(type) : of(table, column).columnType();
    }

    /** The row's constant for the type of an enum column. */
    static String constant(ColumnModel column) {
        return Identifiers.constant(column.name()) + "_TYPE";
    }

    private static String key(TypeModel type) {
        return type.schema() + "." + type.name();
    }

    private static JavaType primitive(TypeName type, String constant, String accessor) {
        return new JavaType(type, runtime(constant), accessor, false, CodeBlock.of(""));
    }

    private static JavaType object(Class<?> type, String constant, String accessor) {
        return new JavaType(ClassName.get(type), runtime(constant), accessor, true, CodeBlock.of(""));
    }

    private static CodeBlock runtime(String constant) {
        return CodeBlock.of("$T.$L", ColumnTypes.class, constant);
    }
}
