package dev.rowan.session;

import dev.rowan.column.OwnProblem;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What a log may have of an error's message. Servers and drivers quote values, with quotation marks and without, and names that
 * a function made of values. So a word stays only if it is the statement's own or one of the common words of PostgreSQL's
 * messages; others become {@code ...}.
 */
public final class ServerWords {
    /** The server's C function behind PL/pgSQL's RAISE, which may use any SQLSTATE and any words. */
    private static final String RAISE = "exec_stmt_raise";

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}_$]+(?:[.'-]+[\\p{L}\\p{M}\\p{N}_$]+)*");

    /** Quoted by quotation marks or by dollars. */
    private static final Pattern LITERAL = Pattern.compile("'(?:[^']|'')*'|(\\$\\w*\\$).*?\\1", Pattern.DOTALL);

    private static final Pattern DOT = Pattern.compile("\\.");

    /** Several in a row are one. */
    private static final Pattern HIDDEN =
            Pattern.compile("\"?\\.\\.\\.\"?(?:[\\s,.:;()\\[\\]{}/*+-]*\"?\\.\\.\\.\"?)+");

    private static final Set<String> COMMON =
            Pattern.compile("\\s+").splitAsStream("""
            a abort aborted access active actually administrator after aggregate alias all allowed already ambiguous
            an and any appear applied apply are argument arguments array as at attempt attempted attempting attribute
            attributes authorization backend background bad base be because been before beginning between bigint bit
            bits block boolean both bound bounds box bpchar but by byte byte-sequence bytea bytes cache cached call
            called cancel canceled canceling cannot case cast change changed character characters check cidr class
            clause client clients close closed coerced collation collations column columns command commands commit
            committed common compared comparison concurrency concurrent concurrently conflict conflicting conflicts
            connection connections constraint contain contains context conversion convert converted corrupted could
            count create crosses cte ctid current cursor cursors data database date day dead deadlock decimal deep
            default defaults deferred define defined delete deleted deletion denied depend depends depth detected
            determine differ different digit digits dimensions disabled disk distinct division do does domain double
            down drop dropped due duplicate during each element elements empty enabled encoding end ended enough entry
            enum equal error escape evaluate exceed exceeded exceeds exclusion exclusive execute execution exist
            existing exists exit expected expression expressions extended extension failed failure false feature few
            field file fire first float for foreign format found from from-clause full function functions generated gin gist given
            granted greater group grouping has hash have having hexadecimal hint host hot idle idle-in-transaction if
            implemented in inconsistent index indexes inet infinite infinity inheritance input insert inserted
            insertion insufficient int integer interval into invalid is isolation it its join json jsonb jsonpath key
            keys kind language large later least left length less level like limit limitation list locale lock locks
            log logarithm logging logical long loop lost lower malformed many match matches matching materialized
            maximum memory merge message minimum missing mode modified modifier module more most multiple must name
            named names negative nested nesting new no non-integer non-negative not nothing null number numbers
            numeric object obtain occurred occurrence of off offset oid old on one only open operand operation
            operator operators option or order other out outer output outside overflow overlap overlapping owner
            parameter parameters parentheses parse partition partitioned partitions pattern peer permission permitted
            plan point populated portal position positive possible precision prepared primary privileges procedure
            process processing promoted property query range reached read read-only read-write reading real recognized
            recovery recursion recursive reference referenced references referencing refused regclass regular relation
            relations release remaining removed replication request required requires reserved reset restart result results
            retry return returned returning returns rewrite right role roles row row-level rows rule rules running
            savepoint scale schema security select sequence serializable serialization serialize server session set
            setting short should shut shutdown shutting size slot slots smallint snapshot some sorry space
            specification specified specify square stack standby starting starts statement statistics stop storage
            string subquery substring such superuser support supported syntax system table tables template temporary
            terminate terminated terminating text than that the there this time timeout timestamp to token too
            transaction transactions transforms trigger true try tsquery tsvector tuple two type types unable
            unbalanced underflow unexpected unhandled union unique unit unknown unlogged unnamed unrecognized
            unsupported unterminated until update updated updates use used user uses using uuid valid value values
            variable varying version view views violate violates violation wait waiting wal was were when where which
            while window with within without write write-ahead writing xml year yet you zero zone""").collect(Collectors.toUnmodifiableSet());

    private ServerWords() {}

    /** {@code sql}: the statement's text, empty where there is none. */
    static String of(SQLException e, String sql) {
        if (e instanceof OwnProblem ours) {
            return String.valueOf(ours.getMessage());
        }
        if (!(e instanceof PSQLException driver)) {
            return "the driver, a pool or a binding failed; sqlException() has its words, which may hold values";
        }
        ServerErrorMessage message = driver.getServerErrorMessage();
        String text = message == null ? e.getMessage() : message.getMessage();
        if (text == null) {
            return "no message";
        }
        if (state(e).startsWith("P0") || (message != null && RAISE.equals(message.getRoutine()))) {
            return "a function or trigger raised an exception; sqlException() has its text, which may hold values";
        }
        return message == null && state(e).startsWith("08") ? text : of(text, sql);
    }

    public static String state(SQLException e) {
        return Objects.requireNonNullElse(e.getSQLState(), "");
    }

    /** The words of the message that hold no value. */
    static String of(String message, String sql) {
        Set<String> own = WORD.matcher(LITERAL.matcher(sql).replaceAll(" ").toLowerCase(Locale.ROOT))
                .results()
                .flatMap(r -> Stream.concat(Stream.of(r.group()), DOT.splitAsStream(r.group())))
                .collect(Collectors.toSet());
        int first = message.indexOf('"');
        int last = message.lastIndexOf('"');
        String text = first < 0 || quotesOnly(message, own)
                ? message
                : message.substring(0, first) + "..." + message.substring(last + 1);
        String shown = HIDDEN.matcher(WORD.matcher(text)
                        .replaceAll(r -> Matcher.quoteReplacement(isKnown(r.group(), own) ? r.group() : "...")))
                .replaceAll("...");
        return shown.strip().equals("...") ? "sqlException() has the server's words, which may hold values" : shown;
    }

    /** Whether all that stands in quotation marks are names of the statement; a value may have such marks itself. */
    private static boolean quotesOnly(String message, Set<String> own) {
        String[] parts = message.split("\"", -1);
        boolean only = parts.length % 2 == 1;
        for (int i = 1; i < parts.length; i += 2) {
            only &= own.contains(parts[i].toLowerCase(Locale.ROOT));
        }
        return only;
    }

    private static boolean isKnown(String word, Set<String> own) {
        String plain = word.toLowerCase(Locale.ROOT);
        return COMMON.contains(plain) || own.contains(plain);
    }
}
