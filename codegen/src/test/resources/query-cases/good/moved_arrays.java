// public_/AcmeQueries.java
    /**
     * {@code queries.movedArrays}, for tools.
     */
    public static final TypedQuery<MovedArrays> MOVED_ARRAYS = new TypedQuery<>(new Statement("queries.movedArrays", """
            with gone as (delete from tasks where done returning title)
            , q (c1) as (
            select array_agg(title) as titles from gone
            ) select c1::text from q"""), MovedArrays::read);

    /**
     * From {@code db/queries/moved_arrays.sql}.
     */
    public List<MovedArrays> movedArrays() {
        return movedArrays(MOVED_ARRAYS.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> movedArrays(RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().list(MOVED_ARRAYS.statement(), Binder.NONE, reader);
    }

// public_/MovedArrays.java
/**
 * A row of {@code db/queries/moved_arrays.sql}.
 *
 * @param titles {@code text[]}
 */
public record MovedArrays(@Nullable String @Nullable [] titles) {
    private static final ColumnType<@Nullable String[]> TITLES_TYPE = TextTypes.TEXT.array();

    /**
     * By value, arrays too.
     */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MovedArrays that
                && Arrays.equals(this.titles, that.titles);
    }

    @Override
    public int hashCode() {
        int hash = 0;
        hash = 31 * hash + Arrays.hashCode(this.titles);
        return hash;
    }

    /**
     * Of an array, its length only.
     */
    @Override
    public String toString() {
        return "MovedArrays[titles=" + (this.titles == null ? "null" : this.titles.length + " elements")
                + "]";
    }

    static MovedArrays read(ResultSet rs, int c) throws SQLException {
        return new MovedArrays(
                TITLES_TYPE.getNullable(rs, c));
    }
}
