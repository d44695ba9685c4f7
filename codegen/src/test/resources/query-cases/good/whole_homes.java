// public_/AcmeQueries.java
    /**
     * {@code queries.wholeHomes}, for tools.
     */
    public static final TypedQuery<WholeHomes> WHOLE_HOMES = new TypedQuery<>(new Statement("queries.wholeHomes", """
            with q as (update tasks set done = true where id = any(?::bigint[]) returning project_id)
            , q_ (c1, c2, c3) as (
            select p.id, p.home::place as home, array_agg(p.home) over () as homes from q join projects p on p.id = q.project_id
            where p.home = any(?::public._place::place[]) or p.home = ?::public.place::place
            ) select c1, c2::text, c3::text from q_"""), WholeHomes::read);

    /**
     * From {@code db/queries/whole_homes.sql}.
     */
    public List<WholeHomes> wholeHomes(Collection<Long> ids, Collection<String> homes,
            String home) {
        return wholeHomes(ids, homes, home, WHOLE_HOMES.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> wholeHomes(Collection<Long> ids, Collection<String> homes, String home,
            RowReader<T> reader) {
        notNull(ids, "ids");
        notNull(homes, "homes");
        notNull(home, "home");
        notNull(reader, "reader");
        noneNull(ids, "ids");
        noneNull(homes, "homes");
        return session.named().list(WHOLE_HOMES.statement(), s -> {
                    setAll(s, 1, TextTypes.INT8, ids, "ids");
                    setAll(s, 2, TextTypes.TEXT, homes, "homes");
                    set(s, 3, ColumnTypes.TEXT, home, "home");
                }, reader);
    }

// public_/WholeHomes.java
/**
 * A row of {@code db/queries/whole_homes.sql}.
 *
 * @param id {@code integer}
 * @param home {@code place}
 * @param homes {@code place[]}
 */
public record WholeHomes(int id, String home, @Nullable String[] homes) {
    private static final ColumnType<@Nullable String[]> HOMES_TYPE = TextTypes.TEXT.array();

    /**
     * By value, arrays too.
     */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WholeHomes that
                && Objects.equals(this.id, that.id)
                && Objects.equals(this.home, that.home)
                && Arrays.equals(this.homes, that.homes);
    }

    @Override
    public int hashCode() {
        int hash = 0;
        hash = 31 * hash + Objects.hashCode(this.id);
        hash = 31 * hash + Objects.hashCode(this.home);
        hash = 31 * hash + Arrays.hashCode(this.homes);
        return hash;
    }

    /**
     * Of an array, its length only.
     */
    @Override
    public String toString() {
        return "WholeHomes[id=" + this.id
                + ", home=" + this.home
                + ", homes=" + (this.homes == null ? "null" : this.homes.length + " elements")
                + "]";
    }

    static WholeHomes read(ResultSet rs, int c) throws SQLException {
        return new WholeHomes(
                rs.getInt(c),
                ColumnTypes.TEXT.get(rs, c + 1),
                HOMES_TYPE.get(rs, c + 2));
    }
}
