package dev.rowan.spring;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What {@code rowan.*} says.
 *
 * @param facades Classes of facades that come with jars, such as dev.enginecam.EngineCam. Those in the application's own packages are
 *     found.
 * @param translateExceptions Whether beans that are a @Repository throw Spring's DataAccessException in place of Rowan's errors.
 * @param problemDetails Whether a web application answers Rowan's errors by problem details (RFC 9457).
 * @param migrate Who runs the migrations of a facade's jar when the application starts.
 * @param checkSchema Whether the schema is compared with the jar when the application starts and nobody migrates.
 * @param allowNewerSchema Whether to start on a schema with migrations newer than the jar's, as during a rolling deployment.
 * @param logStatements Whether each statement is logged with its id, time and rows, without values.
 * @param slowStatement How long a statement takes that is logged as a warning.
 * @param logParameterValuesInPlainText Whether these lines have the values of all parameters: names, addresses, tokens, hashes of passwords.
 *     For development.
 * @param idsInSql Whether the SQL that is sent starts with the statement's id as a comment, for pg_stat_activity and the server's log.
 * @param cursorKey What signs the cursors of pages, the same on all nodes, of 16 characters or more. Without it a cursor can be forged.
 * @param onceTable The table with the keys of transactionOnce, which a migration of yours makes; rowan_once when not said.
 */
@ConfigurationProperties("rowan")
public record RowanProperties(
        @Nullable List<String> facades,
        @DefaultValue("false") boolean translateExceptions,
        @DefaultValue("true") boolean problemDetails,
        @DefaultValue("auto") Migrate migrate,
        @DefaultValue("true") boolean checkSchema,
        @DefaultValue("false") boolean allowNewerSchema,
        @DefaultValue("false") boolean logStatements,
        @Nullable Duration slowStatement,
        @DefaultValue("false") boolean logParameterValuesInPlainText,
        @DefaultValue("false") boolean idsInSql,
        @Nullable String cursorKey,
        @Nullable String onceTable) {
    private static final int SHORTEST_KEY = 16;

    /** Refuses a short key. */
    public RowanProperties {
        if (cursorKey != null && cursorKey.length() < SHORTEST_KEY) {
            throw new IllegalArgumentException("rowan.cursor-key has " + cursorKey.length() + " characters, expected "
                    + SHORTEST_KEY + " or more");
        }
    }

    /** Who runs migrations. */
    public enum Migrate {
        /** Boot's Flyway where it keeps the same history, else the jar. */
        AUTO,

        /** The jar; an application whose Flyway keeps the same history does not start. */
        JAR,

        /** Nobody. */
        OFF
    }
}
