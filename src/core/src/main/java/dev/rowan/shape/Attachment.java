package dev.rowan.shape;

/**
 * For new rows: how those that a relation leads to are stored with the row where it starts.
 *
 * @param above whether that row points to them; else they point to it
 * @param row what they are
 */
public record Attachment(Join join, boolean above, RowType<?> row) {
    /**
     * That of a relation.
     *
     * @throws IllegalArgumentException when the relation leads through a table of pairs, or asks for some rows only
     */
    public static Attachment of(Relation<?, ?, ?, ?> relation) {
        Link<?, ?> link = relation.link;
        if (link.join().junction() != null) {
            throw new IllegalArgumentException(
                    "the relation leads through " + link.join().junction().sqlName()
                            + ", whose rows would be made up\nhelp: give rows of that table, each with the row it points to");
        }
        if (link.isNarrowed()) {
            throw new IllegalArgumentException(
                    "where, orderBy and limit say which rows to read\nhelp: give the relation without them");
        }
        return new Attachment(link.join(), relation.isKeyHere(), link.target().get());
    }
}
