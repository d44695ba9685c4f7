package dev.rowan.error;

/** A text that no catalogue lists, in a facade that sends no other. It was not sent. */
public final class UncataloguedStatement extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final String statementId;

    /** {@code beginning}: of its text, without values. */
    public UncataloguedStatement(String statementId, String beginning) {
        super(statementId + " is not in the catalogue, and this facade sends nothing else: " + beginning
                + "\nhelp: make it a query of a file, or use the facade without closed(...)");
        this.statementId = statementId;
    }

    /** Such as {@code users.where}; {@code dsl} for jOOQ's own. */
    public String statementId() {
        return statementId;
    }
}
