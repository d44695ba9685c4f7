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

    private Identifiers() {}

    /** A method, parameter or record component: with an underscore where the plain name is taken. */
    public static String member(String name) {
        return SourceVersion.isKeyword(name, SourceVersion.RELEASE_21) || TAKEN.contains(name) ? name + "_" : name;
    }

    /** A class that hides none of {@code java.lang}: with {@code suffix} where the plain name would. */
    public static String type(String name, String suffix) {
        return JAVA_LANG.contains(name) ? name + suffix : name;
    }

    /** {@code user_id} and {@code user-id} to {@code userId}; a word that starts with a digit keeps its underscore. */
    public static String camelCase(String name) {
        var camel = new StringBuilder();
        for (String word : name.split("[_-]+", -1)) {
            if (word.isEmpty()) {
                continue;
            }
            if (Character.isDigit(word.charAt(0))) {
                camel.append('_');
            }
            String first = word.substring(0, 1);
            camel.append(camel.isEmpty() ? first.toLowerCase(Locale.ROOT) : first.toUpperCase(Locale.ROOT))
                    .append(word.substring(1));
        }
        return camel.toString();
    }

    /** {@code email} to {@code Email}. */
    public static String capitalized(String member) {
        String plain = member.endsWith("_") ? member.substring(0, member.length() - 1) : member;
        return plain.isEmpty() ? plain : plain.substring(0, 1).toUpperCase(Locale.ROOT) + plain.substring(1);
    }

    /** {@code findByEmail} to {@code FIND_BY_EMAIL}. */
    public static String constantOf(String member) {
        return member.replaceAll("(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})", "_").toUpperCase(Locale.ROOT);
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
