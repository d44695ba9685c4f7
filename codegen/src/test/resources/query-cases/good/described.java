// public_/AcmeQueries.java
    /**
     * {@code queries.described}, for tools.
     */
    public static final TypedQuery<String> DESCRIBED = new TypedQuery<>(new Statement("queries.described", """
            select id from users"""), (rs, c) -> rs.getString(c));

    /**
     * Users &lt;b&gt;with&lt;/b&gt; an &#64;author tag, *&#47; and
     * a second line: $dollar {&#64;code x}.
     *
     * <p>From {@code db/queries/described.sql}.
     */
    public List<String> described() {
        return described(DESCRIBED.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> described(RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().list(DESCRIBED.statement(), Binder.NONE, reader);
    }
