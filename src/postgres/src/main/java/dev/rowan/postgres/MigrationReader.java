package dev.rowan.postgres;

import java.io.IOException;
import java.io.StringReader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a migration, and stops Flyway from reading on for ever where {@code COPY ... FROM stdin} has no end. */
final class MigrationReader extends StringReader {
    private static final int MOST_READS_AT_END = 10_000;
    private static final Pattern COPY =
            Pattern.compile("^[ \\t]*copy\\s[^;]*\\sfrom\\s+stdin\\b", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private final MigrationFile file;
    private int readsAtEnd;

    MigrationReader(MigrationFile file) {
        super(file.text());
        this.file = file;
    }

    @Override
    public int read() throws IOException {
        return counted(super.read());
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        return counted(super.read(buffer, offset, length));
    }

    private int counted(int read) {
        if (read < 0 && ++readsAtEnd > MOST_READS_AT_END) {
            throw new MigrationFailed(
                    "%s%s: the rows of COPY ... FROM stdin have no end\nhelp: put a line with \\. alone after them"
                            .formatted(file.path(), line()),
                    null);
        }
        return read;
    }

    private String line() {
        String line = "";
        for (Matcher copy = COPY.matcher(file.text()); copy.find(); ) {
            line = ":" + (file.text().substring(0, copy.start()).lines().count() + 1);
        }
        return line;
    }
}
