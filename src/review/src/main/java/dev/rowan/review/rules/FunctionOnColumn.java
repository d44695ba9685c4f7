package dev.rowan.review.rules;

/** A condition compares what a function makes of a column. */
final class FunctionOnColumn extends OfReads {
    FunctionOnColumn() {
        super(Reads.Cause.FUNCTION);
    }

    @Override
    public String id() {
        return "function-on-column";
    }

    @Override
    String message(Reads.Whole read) {
        return "%s of %s is compared, and no index has it: %s"
                .formatted(read.detail(), read.table().name(), fact(read));
    }

    @Override
    String instead(Reads.Whole read) {
        return "compare the column itself, or create an index on the expression";
    }
}
