package dev.rowan.review.rules;

/** No index starts with a column that a condition compares. */
final class NoIndexForPredicate extends OfReads {
    NoIndexForPredicate() {
        super(Reads.Cause.INDEX);
    }

    @Override
    public String id() {
        return "no-index-for-predicate";
    }

    @Override
    String message(Reads.Whole read) {
        return (read.detail().isEmpty()
                        ? "no index finds the rows of " + read.table().name()
                        : "no index finds rows of %s by (%s)"
                                .formatted(read.table().name(), read.detail()))
                + ": " + fact(read);
    }

    @Override
    String instead(Reads.Whole read) {
        return "create an index whose first column is one that the condition compares, or narrow by one that has an index";
    }
}
