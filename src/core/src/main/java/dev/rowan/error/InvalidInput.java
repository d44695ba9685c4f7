package dev.rowan.error;

/**
 * A value that its column or parameter cannot hold exactly, such as a text longer than its {@code varchar(n)}. It was refused
 * before anything was sent; a web layer may answer 400. Neither the message nor a cause holds the value.
 *
 * <p>Its {@link #statementId} is the table, such as {@code users}, whose statements' ids start with it; for a parameter it is
 * the statement, such as {@code projects.overview}.
 */
public final class InvalidInput extends DatabaseFailure {
    private static final long serialVersionUID = 1L;

    private final String name;

    /**
     * For the runtime.
     *
     * @param of the table, or the statement
     * @param name the column, or the parameter
     * @param why without the value
     */
    public InvalidInput(String of, String name, String why) {
        super(of, of + "." + name + ": " + why);
        this.name = name;
    }

    /** The column or parameter, such as {@code email}. */
    public String name() {
        return name;
    }
}
