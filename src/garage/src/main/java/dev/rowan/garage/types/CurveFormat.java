package dev.rowan.garage.types;

import dev.rowan.type.JsonFormat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Curves as PostgreSQL writes them: {@code [{"lift": 1.50, "angle": 90}]}. */
public final class CurveFormat implements JsonFormat<List<CurvePoint>> {
    private static final String POINT = "\\{\"lift\": (\\d+(?:\\.\\d+)?), \"angle\": (\\d+)}";
    private static final Pattern POINTS = Pattern.compile(POINT);
    private static final Pattern CURVE = Pattern.compile("\\[(" + POINT + "(, " + POINT + ")*)?]");

    @Override
    public List<CurvePoint> read(String json) {
        if (!CURVE.matcher(json).matches()) {
            throw new IllegalArgumentException("no curve: " + json);
        }
        List<CurvePoint> points = new ArrayList<>();
        Matcher point = POINTS.matcher(json);
        while (point.find()) {
            points.add(new CurvePoint(Integer.parseInt(point.group(2)), new BigDecimal(point.group(1))));
        }
        return List.copyOf(points);
    }

    @Override
    public String write(List<CurvePoint> curve) {
        return curve.stream()
                .map(p -> "{\"lift\": %s, \"angle\": %s}".formatted(p.lift().toPlainString(), p.angle()))
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
