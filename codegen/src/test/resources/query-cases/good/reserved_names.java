// public_/AcmeQueries.java
    /**
     * {@code queries.reservedNames}, for tools.
     */
    public static final TypedQuery<Integer> RESERVED_NAMES = new TypedQuery<>(new Statement("queries.reservedNames", """
            select id from projects where user_id = ?::text and id = ?"""), (rs, c) -> rs.getInt(c));

    /**
     * From {@code db/queries/reserved_names.sql}.
     */
    public List<Integer> reservedNames(String class_, int session_) {
        return reservedNames(class_, session_, RESERVED_NAMES.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> reservedNames(String class_, int session_, RowReader<T> reader) {
        notNull(class_, "class_");
        notNull(reader, "reader");
        return session.named().list(RESERVED_NAMES.statement(), s -> {
                    set(s, 1, ColumnTypes.TEXT, class_, "class_");
                    s.setInt(2, session_);
                }, reader);
    }
