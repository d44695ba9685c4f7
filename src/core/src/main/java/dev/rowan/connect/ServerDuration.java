package dev.rowan.connect;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** A time as PostgreSQL's settings have it: a whole number of milliseconds, or of the unit that follows it. */
final class ServerDuration {
    private static final Pattern FORM = Pattern.compile("\\s*([0-9]{1,9})\\s*(us|ms|s|min|h|d)?\\s*");

    private ServerDuration() {}

    /** Empty when it is none, or longer than a setting can be. */
    static Optional<Duration> parse(String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(match.group(1));
        var unit = match.group(2);
        var duration = switch (unit == null ? "ms" : unit) {
            case "us" -> Duration.ofMillis((number + 999) / 1000);
            case "s" -> Duration.ofSeconds(number);
            case "min" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> Duration.ofMillis(number);
        };
        return Optional.of(duration).filter(d -> d.toMillis() <= Integer.MAX_VALUE);
    }
}
