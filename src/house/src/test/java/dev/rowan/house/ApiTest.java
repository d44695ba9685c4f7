package dev.rowan.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * {@code api.txt} lists what others can call, in all modules, but for packages that are public for Java's sake alone: a change of it
 * is a decision, so it stands in the difference of a pull request. {@code -Drowan.rewrite=true} writes it.
 */
class ApiTest {
    private static final Path API = Path.of("../../api.txt");
    private static final int VISIBLE = Modifier.PUBLIC | Modifier.PROTECTED;
    private static final int WORTH_SHOWING = VISIBLE | Modifier.STATIC | Modifier.ABSTRACT | Modifier.FINAL;

    @Test
    void the_public_api_is_that_of_api_txt() throws IOException {
        String api = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.rowan").stream()
                        .filter(c -> c.getModifiers().contains(JavaModifier.PUBLIC)
                                || c.getModifiers()
                                        .contains(JavaModifier.PROTECTED)) // others may need what is optional
                        .map(JavaClass::reflect)
                        .filter(ApiTest::isVisible)
                        .filter(c -> !c.getPackageName().endsWith(".internal")
                                && !c.getPackageName().startsWith("dev.rowan.codegen."))
                        .sorted((a, b) -> a.getName().compareTo(b.getName()))
                        .map(ApiTest::text)
                        .collect(Collectors.joining("\n"));
        if (Boolean.getBoolean("rowan.rewrite")) {
            Files.writeString(API, api);
        }
        assertThat(api).isEqualTo(Files.readString(API));
    }

    private static boolean isVisible(Class<?> type) {
        Class<?> outer = type.getDeclaringClass();
        return !type.isAnonymousClass()
                && !type.isLocalClass()
                && (type.getModifiers() & VISIBLE) != 0
                && (outer == null || isVisible(outer));
    }

    private static String text(Class<?> type) {
        List<String> members = new ArrayList<>();
        Arrays.stream(type.getDeclaredFields())
                .filter(f -> isVisible(f.getModifiers()))
                .map(ApiTest::text)
                .forEach(members::add);
        Arrays.stream(type.getDeclaredConstructors())
                .filter(c -> isVisible(c.getModifiers()))
                .map(ApiTest::text)
                .forEach(members::add);
        Arrays.stream(type.getDeclaredMethods())
                .filter(m -> isVisible(m.getModifiers()) && !m.isSynthetic() && !isOfEveryone(m))
                .map(ApiTest::text)
                .forEach(members::add);
        members.removeIf(m -> m.contains("serialVersionUID"));
        return header(type) + "\n"
                + members.stream().sorted().map(m -> "    " + m + "\n").collect(Collectors.joining());
    }

    private static boolean isVisible(int modifiers) {
        return (modifiers & VISIBLE) != 0;
    }

    /** What each object, enum and record has. */
    private static boolean isOfEveryone(Method method) {
        String signature = method.getName() + parameters(method);
        boolean ofEnum = method.getDeclaringClass().isEnum()
                && List.of("values()", "valueOf(String)").contains(signature);
        return ofEnum || List.of("toString()", "hashCode()", "equals(Object)").contains(signature);
    }

    private static String header(Class<?> type) {
        String kind = type.isRecord()
                ? "record"
                : type.isEnum()
                        ? "enum"
                        : type.isAnnotation() ? "annotation" : type.isInterface() ? "interface" : "class";
        int modifiers = type.getModifiers() & WORTH_SHOWING;
        if (type.isRecord() || type.isEnum() || type.isInterface()) {
            modifiers &= ~(Modifier.FINAL | Modifier.ABSTRACT | Modifier.STATIC);
        }
        Type superclass = type.getGenericSuperclass();
        String parents = Stream.concat(
                        Stream.ofNullable(superclass)
                                .filter(s ->
                                        type.getSuperclass() != Object.class && !type.isEnum() && !type.isRecord()),
                        Arrays.stream(type.getGenericInterfaces()))
                .map(ApiTest::simple)
                .collect(Collectors.joining(", "));
        return words(modifiers) + (type.isSealed() ? "sealed " : "") + kind + " " + type.getName()
                + variables(type.getTypeParameters()) + (parents.isEmpty() ? "" : " : " + parents);
    }

    private static String text(Field field) {
        return words(field.getModifiers() & WORTH_SHOWING) + nullness(field.getAnnotatedType())
                + simple(field.getGenericType()) + " " + field.getName();
    }

    private static String text(Constructor<?> constructor) {
        return words(constructor.getModifiers() & WORTH_SHOWING) + "new" + parameters(constructor)
                + exceptions(constructor);
    }

    private static String text(Method method) {
        int modifiers = method.getModifiers() & WORTH_SHOWING;
        if (method.getDeclaringClass().isInterface()
                || Modifier.isFinal(method.getDeclaringClass().getModifiers())) {
            modifiers &= ~(Modifier.FINAL | Modifier.ABSTRACT);
        }
        String variables = variables(method.getTypeParameters());
        return words(modifiers)
                + (method.isDefault() ? "default " : "")
                + (variables.isEmpty() ? "" : variables + " ")
                + nullness(method.getAnnotatedReturnType())
                + simple(method.getGenericReturnType())
                + " "
                + method.getName()
                + parameters(method)
                + exceptions(method);
    }

    private static String parameters(Executable executable) {
        Parameter[] parameters = executable.getParameters();
        return Arrays.stream(parameters)
                .map(p -> nullness(p.getAnnotatedType())
                        + (p.isVarArgs()
                                ? simple(p.getParameterizedType()).replaceAll("\\[]$", "...")
                                : simple(p.getParameterizedType())))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String exceptions(Executable executable) {
        String exceptions = Arrays.stream(executable.getGenericExceptionTypes())
                .map(ApiTest::simple)
                .collect(Collectors.joining(", "));
        return exceptions.isEmpty() ? "" : " throws " + exceptions;
    }

    private static String variables(TypeVariable<?>[] variables) {
        return variables.length == 0
                ? ""
                : Arrays.stream(variables)
                        .map(v -> v.getName()
                                + Arrays.stream(v.getBounds())
                                        .filter(b -> b != Object.class)
                                        .map(b -> " extends " + simple(b))
                                        .collect(Collectors.joining()))
                        .collect(Collectors.joining(", ", "<", ">"));
    }

    private static String words(int modifiers) {
        return modifiers == 0 ? "" : Modifier.toString(modifiers) + " ";
    }

    private static String nullness(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class) ? "@Nullable " : "";
    }

    /** Without packages. */
    private static String simple(Type type) {
        return type.getTypeName()
                .replaceAll("\\b(?:[a-z][a-z0-9_]*\\.)+(?=[A-Z])", "")
                .replace('$', '.');
    }
}
