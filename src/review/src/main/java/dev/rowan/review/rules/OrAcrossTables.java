package dev.rowan.review.rules;

/** OR joins conditions of several tables. */
final class OrAcrossTables extends OfReads {
    OrAcrossTables() {
        super(Reads.Cause.OR);
    }

    @Override
    public String id() {
        return "or-across-tables";
    }

    @Override
    String message(Reads.Whole read) {
        return "OR compares columns of several tables, which no index serves: %s".formatted(fact(read));
    }

    @Override
    String instead(Reads.Whole read) {
        return "write a SELECT for each side, joined by UNION";
    }
}
