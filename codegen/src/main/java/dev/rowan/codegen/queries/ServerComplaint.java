package dev.rowan.codegen.queries;

import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.TableModel;
import dev.rowan.codegen.problem.NearestName;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What the server has against a statement, in words that help. */
final class ServerComplaint {
    private static final Pattern NUMBER = Pattern.compile("\\$(\\d+)");
    private static final Pattern MEANT =
            Pattern.compile("Perhaps you meant to reference the (?:column|table alias) \"(.+?)\"");
    private static final Pattern QUOTED = Pattern.compile("\"(.+?)\"");
    private static final Pattern IN = Pattern.compile("(?i)\\bin\\s*$");
    private static final Pattern CALLED = Pattern.compile("(?:function|procedure|aggregate) (?:[^(]+\\.)?([^(.]+)\\(");
    private static final int MOST_SHOWN = 12;

    /** What the planner says of clauses, and the word that they start with. */
    private static final Map<String, String> CLAUSES =
            Map.of("ON CONFLICT", "conflict", "nullable side", "for", "FULL JOIN", "full");

    private static final Pattern COLUMN = Pattern.compile("column (\\S+) does not exist");

    private final String sql;
    private final List<String> names;
    private final List<TableModel> tables;
    private final ServerFunctions functions;

    /** {@code names}: of the parameters, by number; {@code tables}: those of the first schema first. */
    ServerComplaint(String sql, List<String> names, List<TableModel> tables, ServerFunctions functions) {
        this.sql = sql;
        this.names = names;
        this.tables = tables;
        this.functions = functions;
    }

    /** The message, parameters by their names. */
    String problem(SQLException failure) {
        ServerErrorMessage server = server(failure);
        String message = server == null || server.getMessage() == null
                ? String.valueOf(failure.getMessage())
                : Objects.requireNonNull(server.getMessage());
        if (isOfRecord(failure)) {
            return "a parameter is compared with a composite type, for which PostgreSQL takes any record";
        }
        String detail = server == null || server.getDetail() == null ? "" : " (" + server.getDetail() + ")";
        return named(message + detail);
    }

    /** Where in the SQL, from 0; 0 where the server does not say. */
    int offset(SQLException failure, int before) {
        ServerErrorMessage server = server(failure);
        int position = server == null ? 0 : server.getPosition() - 1 - before;
        return position <= 0 ? 0 : sql.offsetByCodePoints(0, Math.min(position, sql.codePointCount(0, sql.length())));
    }

    /** Where in the SQL, from 0, the clause stands that the planner refuses: it does not say so. */
    Optional<Integer> ofPlanner(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        List<Token> tokens = SqlScanner.scan(sql, 0).tokens();
        return CLAUSES.entrySet().stream()
                .filter(c -> message.contains(c.getKey()))
                .flatMap(c -> tokens.stream().filter(t -> t.text().equals(c.getValue())))
                .map(Token::start)
                .findFirst();
    }

    /** Where in the SQL, from 0, a name stands that the message has in quotes: for failures that do not say where they are. */
    Optional<Integer> ofName(SQLException failure) {
        ServerErrorMessage server = server(failure);
        String message = server == null ? "" : String.valueOf(server.getMessage());
        List<Token> tokens = SqlScanner.scan(sql, 0).tokens();
        int using = message.contains("USING") ? firstPlace(tokens, "using", 0).orElse(0) : 0;
        return QUOTED.matcher(message)
                .results()
                .map(m -> m.group(1))
                .flatMap(name ->
                        firstPlace(tokens, name, using)
                                .or(() -> firstPlace(tokens, "\"" + name + "\"", using))
                                .stream())
                .findFirst();
    }

    private static Optional<Integer> firstPlace(List<Token> tokens, String text, int from) {
        return tokens.stream()
                .filter(t -> t.start() >= from && t.text().equals(text))
                .map(Token::start)
                .findFirst();
    }

    /** {@code offset}: of the failure in the SQL. */
    String help(SQLException failure, int offset) {
        String before = sql.substring(0, offset);
        if (isOfRecord(failure)) {
            return "say its type by a cast, as in :place::place";
        }
        ServerErrorMessage server = server(failure);
        String message = String.valueOf(failure.getMessage());
        String hint = server == null || server.getHint() == null ? "" : named(Objects.requireNonNull(server.getHint()));
        Matcher meant = MEANT.matcher(hint);
        if (meant.find()) {
            return "did you mean \"" + meant.group(1) + "\"?";
        }
        String parameter = parameter(failure).map(p -> ":" + p).orElse(":name");
        return switch (String.valueOf(failure.getSQLState())) {
            case "42P18" ->
                "say its type by a cast, as in " + parameter
                        + "::text, wherever PostgreSQL has nothing to compare it with";
            case "42P08" -> "give each place where it stands the same cast, as in " + parameter + "::text";
            case "42725" -> "say the types by casts, as in :name::text";
            case "42703" ->
                message.contains("USING clause")
                        ? "USING takes a column that both sides have; else join by on, as in on p.user_id = u.id"
                        : NearestName.didYouMean(name(message), columns(name(message)), unknownColumn(message, before));
            case "42704" ->
                before.endsWith("::")
                                && sql.startsWith("]", offset + name(message).length())
                        ? "\"::\" is a cast; a slice up to a parameter is [1:(:" + name(message) + ")]"
                        : "make it in a migration, or name its schema";
            case "42P01" ->
                message.contains("missing FROM-clause")
                        ? "take it into FROM, or correct the alias"
                        : inOtherSchema(name(message))
                                .map(t -> "did you mean \"" + t + "\"?")
                                .orElseGet(() -> NearestName.didYouMean(
                                        name(message), relations(), "make it in a migration, or name its schema"));
            case "42702" -> "qualify it by the alias of its table";
            case "42883" -> function(message, hint);
            case "42804", "42846" ->
                hint.isEmpty() ? "compare and combine values of one type, by casts where need be" : hint;
            case "42803" -> "group by it, or take an aggregate of it";
            case "42601" -> syntax(message, before);
            case "42P10" ->
                message.contains("ON CONFLICT")
                        ? "name the columns of a unique index, with the WHERE that it has, or make one in a migration"
                        : help(hint);
            case "0A000" ->
                message.contains("nullable side")
                        ? "lock the table that is always there, as in for update of p, or join by an inner join"
                        : message.contains("FULL JOIN") ? "compare by = in ON, or unite two left joins" : help(hint);
            default -> help(hint);
        };
    }

    private static String help(String hint) {
        return hint.isEmpty() ? "correct the SQL; run it in psql against the migrated database" : hint;
    }

    private String function(String message, String hint) {
        Matcher called = CALLED.matcher(message);
        return called.find() ? functions.instead(called.group(1).replace("\"", ""), help(hint)) : help(hint);
    }

    private String unknownColumn(String message, String before) {
        if (before.endsWith(":")) {
            return "the colon before it is that of a slice; a slice up to a parameter is [1:(:" + name(message) + ")]";
        }
        List<String> columns = columns(name(message));
        return columns.isEmpty() || columns.size() > MOST_SHOWN
                ? "the tables of FROM have none of this name; qualify it or correct it"
                : "the tables of FROM have " + String.join(", ", columns);
    }

    private String syntax(String message, String before) {
        if (message.contains("SELECT ... INTO")) {
            return "take INTO away: a query makes no table";
        }
        if (IN.matcher(before).find() && NUMBER.matcher(message).find()) {
            return "a collection is = any(:name)";
        }
        return sql.contains("?")
                ? "correct the SQL; a parameter is :name, a question mark is an operator"
                : "correct the SQL; psql says the same of it";
    }

    /** Of the function that the statement is the body of. */
    private static boolean isOfRecord(SQLException failure) {
        return "42P13".equals(failure.getSQLState())
                && String.valueOf(failure.getMessage()).contains("arguments of type record");
    }

    private String named(String text) {
        return NUMBER.matcher(text).replaceAll(m -> {
            int number = Integer.parseInt(m.group(1));
            return Matcher.quoteReplacement(number <= names.size() ? ":" + names.get(number - 1) : m.group());
        });
    }

    /** The parameter that the message names. */
    Optional<String> parameter(SQLException failure) {
        Matcher number = NUMBER.matcher(String.valueOf(failure.getMessage()));
        return number.find() && Integer.parseInt(number.group(1)) <= names.size()
                ? Optional.of(names.get(Integer.parseInt(number.group(1)) - 1))
                : Optional.empty();
    }

    /** The name without what qualifies it. */
    private static String name(String message) {
        Matcher column = COLUMN.matcher(message);
        Matcher quoted = QUOTED.matcher(message);
        String name = column.find() ? column.group(1).replace("\"", "") : quoted.find() ? quoted.group(1) : "";
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** Of the tables that the SQL names, as far as words tell. */
    private List<String> columns(String but) {
        return tables.stream()
                .filter(t -> names(t.qualifiedName()) || (names(t.name()) && t.equals(first(t.name()))))
                .flatMap(t -> t.columns().stream().map(ColumnModel::name))
                .filter(c -> !c.equals(but))
                .distinct()
                .toList();
    }

    private boolean names(String table) {
        return Pattern.compile("(?<![.\\w])" + Pattern.quote(table) + "\\b")
                .matcher(sql)
                .find();
    }

    private @Nullable TableModel first(String name) {
        return tables.stream().filter(t -> t.name().equals(name)).findFirst().orElse(null);
    }

    private List<String> relations() {
        return tables.stream().map(TableModel::name).toList();
    }

    private Optional<String> inOtherSchema(String name) {
        return tables.stream()
                .filter(t -> t.name().equals(name))
                .map(TableModel::qualifiedName)
                .findFirst();
    }

    private static @Nullable ServerErrorMessage server(SQLException failure) {
        return failure instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
    }
}
