package dev.rowan.review.rules;

/** A pattern starts with a wildcard, where an index has nothing to start with. */
final class LeadingWildcard extends OfReads {
    LeadingWildcard() {
        super(Reads.Cause.WILDCARD);
    }

    @Override
    public String id() {
        return "leading-wildcard";
    }

    @Override
    String message(Reads.Whole read) {
        return "the pattern for %s of %s starts with a wildcard: %s"
                .formatted(read.detail(), read.table().name(), fact(read));
    }

    @Override
    String instead(Reads.Whole read) {
        return "start the pattern with letters, or create a GIN index with gin_trgm_ops (pg_trgm)";
    }
}
