// public_/AcmeQueries.java
    /**
     * {@code queries.questionMarks}, for tools.
     */
    public static final TypedQuery<String> QUESTION_MARKS = new TypedQuery<>(new Statement("queries.questionMarks", """
            select id from users where settings ??| array['a', '?'] and settings @?? '$.b' and email <> '?'"""), (rs, c) -> rs.getString(c));

    /**
     * From {@code db/queries/question_marks.sql}.
     */
    public List<String> questionMarks() {
        return questionMarks(QUESTION_MARKS.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> questionMarks(RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().list(QUESTION_MARKS.statement(), Binder.NONE, reader);
    }
