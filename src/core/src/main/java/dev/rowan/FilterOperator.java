package dev.rowan;

import org.jspecify.annotations.Nullable;

/** How a column is compared with the values of a parameter: {@code total.ge=10}. */
enum FilterOperator {
    EQ("eq"),
    NE("ne"),
    LT("lt"),
    LE("le"),
    GT("gt"),
    GE("ge"),
    NULL("null"),
    STARTS_WITH("startsWith"),
    CONTAINS("contains");

    private final String text;

    FilterOperator(String text) {
        this.text = text;
    }

    /** Also {@code lte} and {@code gte}, as many call these. */
    static @Nullable FilterOperator of(String text) {
        String name = switch (text) {
            case "lte" -> "le";
            case "gte" -> "ge";
            default -> text;
        };
        for (FilterOperator one : values()) {
            if (one.text.equals(name)) {
                return one;
            }
        }
        return null;
    }

    String text() {
        return text;
    }
}
