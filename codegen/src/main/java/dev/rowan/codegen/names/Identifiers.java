package dev.rowan.codegen.names;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
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

    /** The types of Java 21's {@code java.lang}, not those of the JDK that happens to build: names must not depend on it. */
    private static final Set<String> JAVA_LANG = Set.of("""
            AbstractMethodError Appendable ArithmeticException ArrayIndexOutOfBoundsException ArrayStoreException
            AssertionError AutoCloseable Boolean BootstrapMethodError Byte CharSequence Character Class
            ClassCastException ClassCircularityError ClassFormatError ClassLoader ClassNotFoundException ClassValue
            CloneNotSupportedException Cloneable Comparable Compiler Deprecated Double Enum
            EnumConstantNotPresentException Error Exception ExceptionInInitializerError Float FunctionalInterface
            IllegalAccessError IllegalAccessException IllegalArgumentException IllegalCallerException
            IllegalMonitorStateException IllegalStateException IllegalThreadStateException
            IncompatibleClassChangeError IndexOutOfBoundsException InheritableThreadLocal InstantiationError
            InstantiationException Integer InternalError InterruptedException Iterable LayerInstantiationException
            LinkageError Long MatchException Math Module ModuleLayer NegativeArraySizeException
            NoClassDefFoundError NoSuchFieldError NoSuchFieldException NoSuchMethodError NoSuchMethodException
            NullPointerException Number NumberFormatException Object OutOfMemoryError Override Package Process
            ProcessBuilder ProcessHandle Readable Record ReflectiveOperationException Runnable Runtime
            RuntimeException RuntimePermission SafeVarargs ScopedValue SecurityException SecurityManager Short
            StackOverflowError StackTraceElement StackWalker StrictMath String StringBuffer
            StringBuilder StringIndexOutOfBoundsException StringTemplate SuppressWarnings System Thread ThreadDeath
            ThreadGroup ThreadLocal Throwable TypeNotPresentException UnknownError UnsatisfiedLinkError
            UnsupportedClassVersionError UnsupportedOperationException VerifyError VirtualMachineError Void
            WrongThreadException
            """.split("\\s+"));

    /** What jOOQ generates beside a schema's tables, where rows are. */
    public static final Set<String> OF_JOOQ = Set.of(
            "DefaultCatalog",
            "Domains",
            "Indexes",
            "Keys",
            "Queues",
            "Routines",
            "Sequences",
            "Synonyms",
            "Tables",
            "UDTs");

    /** Where the next word of a name begins that has no underscore there; the plural of {@code userIDs} is one word. */
    private static final Pattern NEXT_WORD =
            Pattern.compile("(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})(?!\\p{Lu}s(?!\\p{Ll}))");

    private static final Pattern LOWER_CASE = Pattern.compile("\\p{Ll}");

    private static final Pattern ID = Pattern.compile("(?<=.)_id$", Pattern.CASE_INSENSITIVE);

    private Identifiers() {}

    /** With an underscore between words: {@code created_At} of {@code createdAt}, {@code HTTP_Server} of {@code HTTPServer}. */
    public static String words(String name) {
        return LOWER_CASE.matcher(name).find() ? NEXT_WORD.matcher(name).replaceAll("_") : name;
    }

    /** The words of a foreign key's column without the last, where that is {@code id}: {@code user} of {@code userId}. */
    public static String withoutId(String column) {
        return ID.matcher(words(column)).replaceFirst("");
    }

    /** A method, parameter or record component: with an underscore where the plain name is taken. */
    public static String member(String name) {
        return SourceVersion.isKeyword(name, SourceVersion.RELEASE_21) || TAKEN.contains(name) ? name + "_" : name;
    }

    /** A method of the facade: the same, and with an underscore where the name is kept for one to come. */
    public static String accessor(String name) {
        return name.equals("health") ? name + "_" : member(name);
    }

    /** A class that hides none of {@code java.lang}: with {@code suffix} where the plain name would. */
    public static String type(String name, String suffix) {
        return JAVA_LANG.contains(name) ? name + suffix : name;
    }

    /** {@code user_id}, {@code user-id} and {@code userID} to {@code userId}; a word that starts with a digit keeps its underscore. */
    public static String camelCase(String name) {
        var camel = new StringBuilder();
        for (String word : words(name).split("[_-]+", -1)) {
            if (word.isEmpty()) {
                continue;
            }
            if (Character.isDigit(word.charAt(0))) {
                camel.append('_');
            }
            camel.append(camel.isEmpty() ? word.toLowerCase(Locale.ROOT) : ofClass(word));
        }
        return camel.toString();
    }

    /** {@code Email} of {@code EMAIL}. */
    public static String ofClass(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1).toLowerCase(Locale.ROOT);
    }

    /** {@code email} to {@code Email}. */
    public static String capitalized(String member) {
        String plain = member.endsWith("_") ? member.substring(0, member.length() - 1) : member;
        return plain.isEmpty() ? plain : plain.substring(0, 1).toUpperCase(Locale.ROOT) + plain.substring(1);
    }

    /** {@code orderLineId} of {@code OrderLineId}. */
    public static String decapitalized(String type) {
        return type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1);
    }

    /** {@code findByEmail} to {@code FIND_BY_EMAIL}. */
    public static String constantOf(String member) {
        return words(member).toUpperCase(Locale.ROOT);
    }

    /** {@code text} as a constant, or {@code otherwise} where nothing of it can stand in one. */
    public static String constant(String text, String otherwise) {
        String constant = constant(text);
        return constant.isEmpty() ? constant(otherwise) : constant;
    }

    /** {@code users_email_key}, {@code in progress} and {@code oneTime} to a constant; empty when nothing of it can stand in one. */
    public static String constant(String text) {
        String name = words(text)
                .replaceAll("[^\\p{L}\\p{N}]+", "_")
                .replaceAll("^_|_$", "")
                .toUpperCase(Locale.ROOT);
        if (name.isEmpty() || Character.isJavaIdentifierStart(name.charAt(0))) {
            return name;
        }
        return "_" + name;
    }
}
