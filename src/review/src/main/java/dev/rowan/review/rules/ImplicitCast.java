package dev.rowan.review.rules;

/** A value of another type has the column cast. */
final class ImplicitCast extends OfReads {
    ImplicitCast() {
        super(Reads.Cause.CAST);
    }

    @Override
    public String id() {
        return "implicit-cast-on-column";
    }

    @Override
    String message(Reads.Whole read) {
        return "%s of %s is cast to the type of the value, so that no index of it is used: %s"
                .formatted(read.detail(), read.table().name(), fact(read));
    }

    @Override
    String instead(Reads.Whole read) {
        return "cast the value and not the column, as in column = $1::bigint";
    }
}
