// public_/AcmeQueries.java
    /**
     * {@code queries.slices}, for tools.
     */
    public static final TypedQuery<Slices> SLICES = new TypedQuery<>(new Statement("queries.slices", """
            select c1, c2::text, c3::text, c4::text from (
            select tags[?] as tag, tags[?:2] as some, tags[1:(?)] as first, tags[:2] as two from users where id = ?::text
            ) as q (c1, c2, c3, c4)"""), Slices::read);

    /**
     * From {@code db/queries/slices.sql}.
     */
    public List<Slices> slices(SlicesParameters<Given, Given, Given> parameters) {
        return slices(parameters, SLICES.reader());
    }

    /**
     * The same, as {@code slices(p -> p.i(...).n(...).id(...))}.
     */
    public List<Slices> slices(
            Function<SlicesParameters<SlicesParameters.NeedsI, SlicesParameters.NeedsN, SlicesParameters.NeedsId>,
                    SlicesParameters<Given, Given, Given>> parameters) {
        notNull(parameters, "parameters");
        return slices(notNull(parameters.apply(SlicesParameters.EMPTY), "what the lambda returns"));
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> slices(SlicesParameters<Given, Given, Given> parameters,
            RowReader<T> reader) {
        notNull(parameters, "parameters");
        notNull(reader, "reader");
        return session.named().list(SLICES.statement(), s -> {
                    s.setInt(1, parameters.i);
                    s.setInt(2, parameters.i);
                    s.setInt(3, parameters.n);
                    set(s, 4, ColumnTypes.TEXT, parameters.id, "id");
                }, reader);
    }

// public_/Slices.java
/**
 * A row of {@code db/queries/slices.sql}.
 *
 * @param tag {@code text}
 * @param some {@code text[]}
 * @param first {@code text[]}
 * @param two {@code text[]}
 */
public record Slices(@Nullable String tag, @Nullable String[] some, @Nullable String[] first,
        @Nullable String[] two) {
    private static final ColumnType<@Nullable String[]> SOME_TYPE = TextTypes.TEXT.array();

    private static final ColumnType<@Nullable String[]> FIRST_TYPE = TextTypes.TEXT.array();

    private static final ColumnType<@Nullable String[]> TWO_TYPE = TextTypes.TEXT.array();

    /**
     * By value, arrays too.
     */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Slices that
                && Objects.equals(this.tag, that.tag)
                && Arrays.equals(this.some, that.some)
                && Arrays.equals(this.first, that.first)
                && Arrays.equals(this.two, that.two);
    }

    @Override
    public int hashCode() {
        int hash = 0;
        hash = 31 * hash + Objects.hashCode(this.tag);
        hash = 31 * hash + Arrays.hashCode(this.some);
        hash = 31 * hash + Arrays.hashCode(this.first);
        hash = 31 * hash + Arrays.hashCode(this.two);
        return hash;
    }

    /**
     * Of an array, its length only.
     */
    @Override
    public String toString() {
        return "Slices[tag=" + this.tag
                + ", some=" + (this.some == null ? "null" : this.some.length + " elements")
                + ", first=" + (this.first == null ? "null" : this.first.length + " elements")
                + ", two=" + (this.two == null ? "null" : this.two.length + " elements")
                + "]";
    }

    static Slices read(ResultSet rs, int c) throws SQLException {
        return new Slices(
                rs.getString(c),
                SOME_TYPE.get(rs, c + 1),
                FIRST_TYPE.get(rs, c + 2),
                TWO_TYPE.get(rs, c + 3));
    }
}

// public_/SlicesParameters.java
/**
 * What {@code db/queries/slices.sql} is given, in any order: {@code SlicesParameters.EMPTY.i(...).n(...).id(...)}.
 * Immutable; arrays and collections are not copied.
 */
public final class SlicesParameters<I_, N_, ID> {
    /**
     * Nothing yet, to start from.
     */
    public static final SlicesParameters<NeedsI, NeedsN, NeedsId> EMPTY = new SlicesParameters<>(0, 0, null);

    final int i;

    final int n;

    final @Nullable String id;

    private SlicesParameters(int i, int n, @Nullable String id) {
        this.i = i;
        this.n = n;
        this.id = id;
    }

    /**
     * {@code integer}
     */
    public SlicesParameters<Given, N_, ID> i(int i) {
        return new SlicesParameters<>(i, n, id);
    }

    /**
     * {@code integer}
     */
    public SlicesParameters<I_, Given, ID> n(int n) {
        return new SlicesParameters<>(i, n, id);
    }

    /**
     * {@code text}
     */
    public SlicesParameters<I_, N_, Given> id(String id) {
        return new SlicesParameters<>(i, n, Objects.requireNonNull(id, "id is null"));
    }

    /**
     * Stands in the type of parameters that lack {@code i}.
     */
    public interface NeedsI {
    }

    /**
     * Stands in the type of parameters that lack {@code n}.
     */
    public interface NeedsN {
    }

    /**
     * Stands in the type of parameters that lack {@code id}.
     */
    public interface NeedsId {
    }
}
