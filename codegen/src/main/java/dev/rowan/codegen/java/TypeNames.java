package dev.rowan.codegen.java;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads a Java type as it stands in source, such as {@code java.util.List<? extends com.acme.Outer.Inner[]>}. What comes before
 * the last dot of a name may be a package or a class: Java imports both alike.
 */
final class TypeNames {
    private static final Pattern TOKEN = Pattern.compile("\\s*(\\[\\s*]|[<>,?]|[\\p{L}\\p{N}_$.]+)\\s*");

    private static final Map<String, TypeName> PRIMITIVES = Stream.of(
                    TypeName.BOOLEAN,
                    TypeName.BYTE,
                    TypeName.SHORT,
                    TypeName.INT,
                    TypeName.LONG,
                    TypeName.CHAR,
                    TypeName.FLOAT,
                    TypeName.DOUBLE)
            .collect(Collectors.toMap(TypeName::toString, Function.identity()));

    private final Matcher tokens;
    private String next = "";

    private TypeNames(String type) {
        this.tokens = TOKEN.matcher(type);
        advance();
    }

    /** Empty when it is none. */
    static Optional<TypeName> of(String type) {
        try {
            var names = new TypeNames(type);
            TypeName parsed = names.type();
            return names.next.isEmpty() && names.tokens.regionStart() == type.length()
                    ? Optional.of(parsed)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private TypeName type() {
        TypeName type = next.equals("?") ? wildcard() : named();
        while (next.startsWith("[")) {
            advance();
            type = ArrayTypeName.of(type);
        }
        return type;
    }

    private TypeName wildcard() {
        advance();
        return switch (next) {
            case "extends" -> {
                advance();
                yield WildcardTypeName.subtypeOf(type());
            }
            case "super" -> {
                advance();
                yield WildcardTypeName.supertypeOf(type());
            }
            default -> WildcardTypeName.subtypeOf(Object.class);
        };
    }

    private TypeName named() {
        String name = next;
        advance();
        TypeName primitive = PRIMITIVES.get(name);
        if (primitive != null) {
            return primitive;
        }
        if (!name.matches("(\\p{L}[\\p{L}\\p{N}_$]*\\.)*\\p{L}[\\p{L}\\p{N}_$]*")) {
            throw new IllegalArgumentException(name);
        }
        int dot = name.lastIndexOf('.');
        ClassName raw = ClassName.get(dot < 0 ? "" : name.substring(0, dot), name.substring(dot + 1));
        if (!next.equals("<")) {
            return raw;
        }
        List<TypeName> arguments = new ArrayList<>();
        do {
            advance();
            arguments.add(type());
        } while (next.equals(","));
        if (!next.equals(">")) {
            throw new IllegalArgumentException(next);
        }
        advance();
        return ParameterizedTypeName.get(raw, arguments.toArray(new TypeName[0]));
    }

    private void advance() {
        next = tokens.lookingAt() ? tokens.group(1) : "";
        tokens.region(tokens.lookingAt() ? tokens.end() : tokens.regionStart(), tokens.regionEnd());
    }
}
