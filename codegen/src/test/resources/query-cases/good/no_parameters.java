// public_/AcmeQueries.java
    /**
     * {@code queries.noParameters}, for tools.
     */
    public static final TypedQuery<NoParameters> NO_PARAMETERS =
            new TypedQuery<>(new Statement("queries.noParameters", """
            select c1, c2::text, c3 from (
            select ':a' || $$:b ?$$ || E'\\':c?' as text, (array[1, 2, 3])[1:2] as part, 1::bigint as big /* :e ? /* :f */ */
            ) as q (c1, c2, c3)"""), NoParameters::read);

    /**
     * From {@code db/queries/no_parameters.sql}.
     *
     * @throws dev.rowan.error.RowNotFound when it gives none
     * @throws dev.rowan.error.TooManyRows when it gives more than one
     */
    public NoParameters noParameters() {
        return noParameters(NO_PARAMETERS.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> T noParameters(RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().one(NO_PARAMETERS.statement(), Binder.NONE, reader);
    }

// public_/NoParameters.java
/**
 * A row of {@code db/queries/no_parameters.sql}.
 *
 * @param text {@code text}
 * @param part {@code integer[]}
 * @param big {@code bigint}
 */
public record NoParameters(String text, @Nullable Integer[] part, long big) {
    private static final ColumnType<@Nullable Integer[]> PART_TYPE = TextTypes.INT4.array();

    /**
     * By value, arrays too.
     */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NoParameters that
                && Objects.equals(this.text, that.text)
                && Arrays.equals(this.part, that.part)
                && Objects.equals(this.big, that.big);
    }

    @Override
    public int hashCode() {
        int hash = 0;
        hash = 31 * hash + Objects.hashCode(this.text);
        hash = 31 * hash + Arrays.hashCode(this.part);
        hash = 31 * hash + Objects.hashCode(this.big);
        return hash;
    }

    /**
     * Of an array, its length only.
     */
    @Override
    public String toString() {
        return "NoParameters[text=" + this.text
                + ", part=" + (this.part == null ? "null" : this.part.length + " elements")
                + ", big=" + this.big
                + "]";
    }

    static NoParameters read(ResultSet rs, int c) throws SQLException {
        return new NoParameters(
                ColumnTypes.TEXT.get(rs, c),
                PART_TYPE.get(rs, c + 1),
                ColumnTypes.INT8.get(rs, c + 2));
    }
}
