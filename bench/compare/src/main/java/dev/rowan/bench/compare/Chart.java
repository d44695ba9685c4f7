package dev.rowan.bench.compare;

import com.google.errorprone.annotations.FormatMethod;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** Results as SVG: a line per row of the table, a dot per contestant, hand-written JDBC as the line at 1. */
final class Chart {
    private static final List<String> COLOURS =
            List.of("#d6336c", "#1971c2", "#4dabf7", "#74c0fc", "#5c940d", "#e8590c", "#7048e8", "#868e96", "#212529");
    private static final int WIDTH = 960;
    private static final int LEFT = 350;
    private static final int RIGHT = 90;
    private static final int TOP = 74;
    private static final int STEP = 30;

    private final StringBuilder svg = new StringBuilder();
    private final Results results;
    private final List<Row> rows;
    private final List<String> others;
    private final int least;
    private final int most;

    private Chart(Results results) {
        this.results = results;
        this.rows = Row.headlines(results)
                .filter(row -> row.metric() == Metric.TIME)
                .toList();
        this.others = results.others();
        this.least = (int) Math.floor(Math.min(-0.5, log(ratios().min().orElse(1))));
        this.most = (int) Math.ceil(Math.max(1, log(ratios().max().orElse(1))));
    }

    static String svg(Results results) {
        return new Chart(results).draw();
    }

    private String draw() {
        int height = TOP + STEP * rows.size() + 46;
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                        + " font-size=\"13\" role=\"img\">",
                WIDTH, height);
        add("<title>Time of an operation as a ratio to hand-written JDBC</title>");
        add("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>", WIDTH, height);
        legend();
        axis(height - 40);
        for (int i = 0; i < rows.size(); i++) {
            row(rows.get(i), TOP + STEP * i + STEP / 2);
        }
        add("</svg>");
        return svg.toString();
    }

    private void legend() {
        int x = 20;
        for (int i = 0; i < others.size(); i++) {
            add("<circle cx=\"%d\" cy=\"24\" r=\"%d\" fill=\"%s\"/>", x, radius(others.get(i)), colour(i));
            add("<text x=\"%d\" y=\"28\" fill=\"#212529\">%s</text>", x + 11, escaped(others.get(i)));
            x += 36 + 7 * others.get(i).length();
        }
    }

    private void axis(int bottom) {
        for (int power = least; power <= most; power++) {
            double ratio = Math.pow(2, power);
            add(
                    "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"%s\"/>",
                    x(ratio), TOP - 8, x(ratio), bottom, power == 0 ? "#212529" : "#dee2e6");
            add(
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"#495057\">%s</text>",
                    x(ratio),
                    bottom + 16,
                    power < 0 ? "1/" + (1 << -power) : power == 0 ? "JDBC" : "x " + (1 << power));
        }
        add(
                "<text x=\"%d\" y=\"%d\" font-weight=\"bold\" fill=\"%s\">Rowan</text>",
                WIDTH - RIGHT + 20, TOP - 12, colour(0));
        add("<text x=\"20\" y=\"%d\" fill=\"#495057\">time of an operation, left is faster</text>", TOP - 12);
    }

    private void row(Row row, int y) {
        add("<text x=\"20\" y=\"%d\" fill=\"#212529\">%s</text>", y + 4, escaped(row.title()));
        add("<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#f1f3f5\"/>", LEFT, y, WIDTH - RIGHT, y);
        for (int i = others.size() - 1; i >= 0; i--) { // Rowan, the first, is on top
            String contestant = others.get(i);
            OptionalDouble ratio = row.ratio(results, contestant);
            if (ratio.isPresent()) {
                add(
                        "<circle cx=\"%.1f\" cy=\"%d\" r=\"%d\" fill=\"%s\"><title>%s: %s</title></circle>",
                        x(ratio.getAsDouble()),
                        y,
                        radius(contestant),
                        colour(i),
                        escaped(contestant),
                        Metric.ratio(ratio.getAsDouble()));
            }
        }
        row.ratio(results, others.getFirst())
                .ifPresent(ratio -> add(
                        "<text x=\"%d\" y=\"%d\" font-weight=\"bold\" fill=\"%s\">%s</text>",
                        WIDTH - RIGHT + 20, y + 4, colour(0), Metric.ratio(ratio)));
    }

    private DoubleStream ratios() {
        return rows.stream()
                .flatMapToDouble(
                        row -> others.stream().flatMapToDouble(contestant -> row.ratio(results, contestant).stream()));
    }

    private double x(double ratio) {
        return LEFT + (log(ratio) - least) / (most - least) * (WIDTH - LEFT - RIGHT);
    }

    private int radius(String contestant) {
        return contestant.equals(others.getFirst()) ? 7 : 5;
    }

    private static String colour(int contestant) {
        return COLOURS.get(contestant % COLOURS.size());
    }

    private static double log(double ratio) {
        return Math.log(ratio) / Math.log(2);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    @FormatMethod
    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
