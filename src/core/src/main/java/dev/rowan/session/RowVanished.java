package dev.rowan.session;

/**
 * A row that a foreign key promises was not there: each statement of a READ COMMITTED transaction sees its own state of the
 * data, and row security can hide it.
 */
public final class RowVanished extends RuntimeException {
    private static final long serialVersionUID = 1;

    public RowVanished(String table) {
        super(
                "a row of " + table + " that a foreign key names is not there: row security hides it from this role, or"
                        + " another transaction deleted it"
                        + "\nhelp: give the role a policy that shows what its rows point to, or make the relation .optional() in the"
                        + " shape; read what others delete in db.read(tx -> ...)",
                null,
                false,
                false);
    }
}
