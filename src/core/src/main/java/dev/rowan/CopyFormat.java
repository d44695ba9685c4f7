package dev.rowan;

/** What COPY writes, in UTF-8: a line with the columns' names, then one for each row. */
public enum CopyFormat {
    /** Commas, quotes where they are needed; null is nothing, and an empty text is {@code ""}. */
    CSV("format csv, header"),

    /** Tabs and backslashes; null is {@code \N}. */
    TEXT("format text");

    private final String options;

    CopyFormat(String options) {
        this.options = options;
    }

    String options() {
        return options;
    }
}
