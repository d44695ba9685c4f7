// public_/AcmeQueries.java
    /**
     * From {@code db/queries/a_uuid.sql}.
     *
     * @throws dev.rowan.error.RowNotFound when it gives none
     * @throws dev.rowan.error.TooManyRows when it gives more than one
     */
    public UUID aUuid() {
        return aUuid(A_UUID.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> T aUuid(RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().one(A_UUID.statement(), Binder.NONE, reader);
    }
