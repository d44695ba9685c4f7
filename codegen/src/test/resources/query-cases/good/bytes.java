// public_/AcmeQueries.java
    /**
     * {@code queries.bytes}, for tools.
     */
    public static final TypedQuery<byte[]> BYTES = new TypedQuery<>(new Statement("queries.bytes", """
            select sha256(?::bytea) as hash"""), (rs, c) -> ColumnTypes.BYTEA.get(rs, c));

    /**
     * From {@code db/queries/bytes.sql}.
     *
     * @throws dev.rowan.error.RowNotFound when it gives none
     * @throws dev.rowan.error.TooManyRows when it gives more than one
     */
    public byte[] bytes(byte[] bytes) {
        return bytes(bytes, BYTES.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> T bytes(byte[] bytes, RowReader<T> reader) {
        notNull(bytes, "bytes");
        notNull(reader, "reader");
        return session.named().one(BYTES.statement(), s -> set(s, 1, ColumnTypes.BYTEA, bytes, "bytes"), reader);
    }
