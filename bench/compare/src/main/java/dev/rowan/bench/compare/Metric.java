package dev.rowan.bench.compare;

import java.util.Locale;

/** What is compared of a cell. */
enum Metric {
    TIME("time") {
        @Override
        double of(Cell cell) {
            return cell.nanos();
        }
    },
    CPU("client CPU") {
        @Override
        double of(Cell cell) {
            return cell.cpu();
        }
    },
    BYTES("bytes allocated") {
        @Override
        double of(Cell cell) {
            return cell.bytes();
        }

        @Override
        String absolute(double value) {
            if (value < 100_000) {
                return format("%.0f B", value);
            }
            return value < 10_000_000 ? format("%.0f kB", value / 1e3) : format("%.1f MB", value / 1e6);
        }
    };

    private final String title;

    Metric(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    abstract double of(Cell cell);

    /** For people, with its unit: nanoseconds, if nothing else is said. */
    String absolute(double value) {
        return value < 1e6 ? format("%.1f us", value / 1e3) : format("%.2f ms", value / 1e6);
    }

    static String ratio(double ratio) {
        return format(ratio < 10 ? "%.2f" : "%.1f", ratio);
    }

    private static String format(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
