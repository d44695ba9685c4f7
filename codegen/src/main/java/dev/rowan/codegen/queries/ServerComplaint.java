package dev.rowan.codegen.queries;

import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.TableModel;
import java.sql.SQLException;
import java.util.List;
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
    private static final Pattern COLUMN = Pattern.compile("column (\\S+) does not exist");

    private final String sql;
    private final List<String> names;
    private final List<TableModel> tables;

    /** {@code names}: of the parameters, by number. */
    ServerComplaint(String sql, List<String> names, List<TableModel> tables) {
        this.sql = sql;
        this.names = names;
        this.tables = tables;
    }

    /** The message, parameters by their names. */
    String problem(SQLException failure) {
        ServerErrorMessage server = server(failure);
        String message = server == null || server.getMessage() == null
                ? String.valueOf(failure.getMessage())
                : Objects.requireNonNull(server.getMessage());
        String detail = server == null || server.getDetail() == null ? "" : " (" + server.getDetail() + ")";
        return named(message + detail);
    }

    /** Where in the SQL, from 0; 0 where the server does not say. */
    int offset(SQLException failure, int before) {
        ServerErrorMessage server = server(failure);
        int position = server == null ? 0 : server.getPosition() - 1 - before;
        return position <= 0 ? 0 : sql.offsetByCodePoints(0, Math.min(position, sql.codePointCount(0, sql.length())));
    }

    String help(SQLException failure) {
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
                QueryProblems.didYouMean(
                        name(message),
                        columns(name(message)),
                        "the tables of FROM have none of this name; qualify it or correct it");
            case "42P01" ->
                message.contains("missing FROM-clause")
                        ? "take it into FROM, or correct the alias"
                        : inOtherSchema(name(message))
                                .map(t -> "did you mean \"" + t + "\"?")
                                .orElseGet(() -> QueryProblems.didYouMean(
                                        name(message), relations(), "make it in a migration, or name its schema"));
            case "42702" -> "qualify it by the alias of its table";
            case "42804", "42846", "42883" ->
                hint.isEmpty() ? "compare and combine values of one type, by casts where need be" : hint;
            case "42803" -> "group by it, or take an aggregate of it";
            case "42601" -> "correct the SQL; psql says the same of it";
            default -> hint.isEmpty() ? "correct the SQL; run it in psql against the migrated database" : hint;
        };
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
                .filter(t -> Pattern.compile("\\b" + Pattern.quote(t.name()) + "\\b")
                        .matcher(sql)
                        .find())
                .flatMap(t -> t.columns().stream().map(ColumnModel::name))
                .filter(c -> !c.equals(but))
                .distinct()
                .toList();
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
