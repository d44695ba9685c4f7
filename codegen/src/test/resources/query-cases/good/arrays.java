// public_/AcmeQueries.java
    /**
     * {@code queries.arrays}, for tools.
     */
    public static final TypedQuery<Arrays> ARRAYS = new TypedQuery<>(new Statement("queries.arrays", """
            select c1, c2::text, c3 from (
            select id, tags, array_length(tags, 1) as number_of_tags from users
            ) as q (c1, c2, c3)"""), Arrays::read);

    /**
     * From {@code db/queries/arrays.sql}.
     */
    public List<Arrays> arrays() {
        return arrays(ARRAYS.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> arrays(RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().list(ARRAYS.statement(), Binder.NONE, reader);
    }

// public_/Arrays.java
/**
 * A row of {@code db/queries/arrays.sql}.
 *
 * @param id {@code character varying(20)}
 * @param tags {@code text[]}
 * @param numberOfTags {@code integer}
 */
public record Arrays(String id, @Nullable String[] tags, @Nullable Integer numberOfTags) {
    /**
     * By value, arrays too.
     */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Arrays that
                && Objects.equals(this.id, that.id)
                && java.util.Arrays.equals(this.tags, that.tags)
                && Objects.equals(this.numberOfTags, that.numberOfTags);
    }

    @Override
    public int hashCode() {
        int hash = 0;
        hash = 31 * hash + Objects.hashCode(this.id);
        hash = 31 * hash + java.util.Arrays.hashCode(this.tags);
        hash = 31 * hash + Objects.hashCode(this.numberOfTags);
        return hash;
    }

    /**
     * Of an array, its length only.
     */
    @Override
    public String toString() {
        return "Arrays[id=" + this.id
                + ", tags=" + (this.tags == null ? "null" : this.tags.length + " elements")
                + ", numberOfTags=" + this.numberOfTags
                + "]";
    }

    static Arrays read(ResultSet rs, int c) throws SQLException {
        return new Arrays(
                rs.getString(c),
                User.TAGS_TYPE.get(rs, c + 1),
                ColumnTypes.INT4.getNullable(rs, c + 2));
    }
}
