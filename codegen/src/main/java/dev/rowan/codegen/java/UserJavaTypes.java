package dev.rowan.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.KnownType;
import dev.rowan.codegen.java.JavaTypes.AsText;
import dev.rowan.codegen.names.NamedTable;
import dev.rowan.codegen.names.UserType;
import dev.rowan.column.UserTypes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Java types of columns with a forced type of the user: through the converter or binding of jOOQ's own field. */
final class UserJavaTypes {
    private static final Set<String> NUMBERS = Stream.of(
                    Short.class, Integer.class, Long.class, BigInteger.class, BigDecimal.class)
            .map(Class::getName)
            .collect(Collectors.toSet());

    private final JavaTypes types;

    UserJavaTypes(JavaTypes types) {
        this.types = types;
    }

    Optional<String> refusal(NamedTable table, ColumnModel column, UserType user) {
        String name = table.model().qualifiedName() + "." + column.name() + ": ";
        if (TypeNames.of(user.javaType()).isEmpty()) {
            return Optional.of(name + "the forced type " + user.javaType() + " is no Java type that can be read");
        }
        return switch (user.by()) {
            case BINDING -> Optional.empty();
            case CONVERTER ->
                base(table, column, user.converted()).isPresent()
                        ? Optional.empty()
                        : Optional.of(name + "the converter of the forced type " + user.javaType() + " takes "
                                + user.converted() + ", which is not how rows read " + column.declaredType()
                                + "; give the forced type a <binding>");
            case NAME ->
                base(table, column, user.javaType()).isPresent()
                        ? Optional.empty()
                        : Optional.of(name + "the forced type makes " + user.javaType() + " of " + column.declaredType()
                                + ", which can lose something or fail; give the forced type a <userType> and a <converter>"
                                + " or a <binding>");
        };
    }

    JavaType of(NamedTable table, ColumnModel column, UserType user) {
        TypeName type = TypeNames.of(user.javaType()).orElseThrow();
        CodeBlock constant =
                CodeBlock.of("$T.$L", ClassName.get(table.packageName(), table.row()), table.typeConstant(column));
        CodeBlock field = field(table, user);
        return switch (user.by()) {
            case BINDING ->
                new JavaType(type, constant, "", true, CodeBlock.of("$T.bound($L)", UserTypes.class, field));
            case CONVERTER ->
                new JavaType(
                        type,
                        constant,
                        "",
                        true,
                        CodeBlock.of(
                                "$T.converted($L, $L)",
                                UserTypes.class,
                                base(table, column, user.converted()).orElseThrow(),
                                field));
            case NAME -> {
                JavaType own = types.own(table, column);
                yield type.equals(own.type().box())
                        ? own
                        : new JavaType(
                                type.isBoxedPrimitive() ? type.unbox() : type,
                                constant,
                                "",
                                true,
                                base(table, column, user.javaType()).orElseThrow());
            }
        };
    }

    private static CodeBlock field(NamedTable table, UserType user) {
        return CodeBlock.of(
                "$T.$L.$L",
                ClassName.get(table.jooqTable().packageName(), table.jooqTable().className()),
                table.jooqTable().constant(),
                user.jooqField());
    }

    /** Of a converter that takes what rows read. */
    Optional<AsText> element(NamedTable table, ColumnModel column, UserType user) {
        TypeName own = types.own(table, column).type().box();
        boolean takesOwn = user.by() == UserType.By.CONVERTER
                && TypeNames.of(user.converted()).filter(own::equals).isPresent();
        return types.asText(column.type().bare())
                .filter(text -> takesOwn)
                .map(text -> new AsText(
                        TypeNames.of(user.javaType()).orElseThrow(),
                        CodeBlock.of("$T.element($L, $L)", UserTypes.class, text.textType(), field(table, user))));
    }

    /** The expression for a ColumnType that has the column's values as this class; empty where none does so exactly. */
    private Optional<CodeBlock> base(NamedTable table, ColumnModel column, String javaType) {
        if (!types.isKnown(column) || column.type().asText()) {
            return Optional.empty();
        }
        TypeName own = types.own(table, column).type().box();
        CodeBlock base = types.base(table, column);
        if (TypeNames.of(javaType).filter(own::equals).isPresent()) {
            return Optional.of(base);
        }
        if (NUMBERS.contains(own.toString()) && NUMBERS.contains(javaType)) {
            return Optional.of(CodeBlock.of(
                    "$T.number($L, $T.class, $T.class)",
                    UserTypes.class,
                    base,
                    own,
                    TypeNames.of(javaType).orElseThrow()));
        }
        return javaType.equals(OffsetDateTime.class.getName()) && column.type().is(KnownType.TIMESTAMPTZ)
                ? Optional.of(CodeBlock.of("$T.OFFSET_DATE_TIME", UserTypes.class))
                : Optional.empty();
    }
}
