package dev.rowan.codegen.statements;

/** SQL with its parameters marked, to be shown as JDBC or as the server wants it. */
public record SqlText(String marked) {
    /** Stands for one parameter: the one character that no text of PostgreSQL can hold. */
    static final String PARAMETER = "\0";

    /** With {@code ?}. */
    public String jdbc() {
        return marked.replace(PARAMETER, "?");
    }

    /** With {@code $1}, {@code $2}, ... */
    public String numbered() {
        StringBuilder text = new StringBuilder();
        int parameter = 0;
        for (String part : marked.split(PARAMETER, -1)) {
            text.append(parameter == 0 ? "" : "$" + parameter).append(part);
            parameter++;
        }
        return text.toString();
    }
}
