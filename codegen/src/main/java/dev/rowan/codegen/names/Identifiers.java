package dev.rowan.codegen.names;

import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** What Java allows as a name. */
public final class Identifiers {
    /** Methods without arguments of Object and of records and facades: no accessor can have their names. */
    private static final Set<String> TAKEN = Set.of(
            "clone",
            "close",
            "dsl",
            "finalize",
            "getClass",
            "hashCode",
            "notify",
            "notifyAll",
            "toString",
            "values",
            "wait");

    private Identifiers() {}

    /** A method, parameter or record component: with an underscore where the plain name is taken. */
    public static String member(String name) {
        return SourceVersion.isKeyword(name) || TAKEN.contains(name) ? name + "_" : name;
    }

    /** A class that hides none of {@code java.lang}: with {@code suffix} where the plain name would. */
    public static String type(String name, String suffix) {
        try {
            Class.forName("java.lang." + name, false, null);
            return name + suffix;
        } catch (ClassNotFoundException | LinkageError e) { // LinkageError: the name in other letter case
            return name;
        }
    }

    /** {@code email} to {@code Email}. */
    public static String capitalized(String member) {
        String plain = member.endsWith("_") ? member.substring(0, member.length() - 1) : member;
        return plain.isEmpty() ? plain : plain.substring(0, 1).toUpperCase(Locale.ROOT) + plain.substring(1);
    }

    /** {@code users_email_key} and {@code in progress} to a constant; empty when nothing of it can stand in one. */
    public static String constant(String text) {
        String name =
                text.replaceAll("[^\\p{L}\\p{N}]+", "_").replaceAll("^_|_$", "").toUpperCase(Locale.ROOT);
        if (name.isEmpty() || Character.isJavaIdentifierStart(name.charAt(0))) {
            return name;
        }
        return "_" + name;
    }
}
