// public_/AcmeQueries.java
    /**
     * {@code queries.threePositions}, for tools.
     */
    public static final TypedQuery<Integer> THREE_POSITIONS =
            new TypedQuery<>(new Statement("queries.threePositions", """
            select id from projects where user_id = ?::text and id > ? and budget < ?"""), (rs, c) -> rs.getInt(c));

    /**
     * From {@code db/queries/three_positions.sql}.
     */
    public List<Integer> threePositions(String userId, int after, BigDecimal budget) {
        return threePositions(userId, after, budget, THREE_POSITIONS.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> threePositions(String userId, int after, BigDecimal budget,
            RowReader<T> reader) {
        notNull(userId, "userId");
        notNull(budget, "budget");
        notNull(reader, "reader");
        return session.named().list(THREE_POSITIONS.statement(), s -> {
                    set(s, 1, ColumnTypes.TEXT, userId, "userId");
                    s.setInt(2, after);
                    set(s, 3, ColumnTypes.NUMERIC, budget, "budget");
                }, reader);
    }
