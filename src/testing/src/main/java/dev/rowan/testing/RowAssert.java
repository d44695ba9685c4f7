package dev.rowan.testing;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Of one row. A failure tells the components that differ, all of them. */
public final class RowAssert extends AbstractAssert<RowAssert, Record> {
    RowAssert(Record row) {
        super(row, RowAssert.class);
    }

    /**
     * Its component has this value; arrays are equal when their elements are.
     *
     * @param component such as {@code email}
     * @throws IllegalArgumentException when it has no such component
     */
    public RowAssert has(String component, @Nullable Object value) {
        isNotNull();
        RecordComponent found = components().stream()
                .filter(each -> each.getName().equals(component))
                .findFirst()
                .orElseThrow(() -> unknown(Set.of(component)));
        Object got = valueOf(found, actual);
        if (!Objects.deepEquals(got, value)) {
            throw failure("%s of %s is %s, not %s", component, name(), told(got), told(value));
        }
        return this;
    }

    /**
     * It is equal to another row of its class, but for these components: what the server generates.
     *
     * @param but such as {@code id}, {@code createdAt}
     * @throws IllegalArgumentException when it has no such component
     */
    public RowAssert isEqualToBut(Record expected, String... but) {
        isNotNull();
        isInstanceOf(expected.getClass());
        Set<String> left = Set.of(but);
        if (!left.stream()
                .allMatch(
                        name -> components().stream().anyMatch(c -> c.getName().equals(name)))) {
            throw unknown(left);
        }
        String differences = components().stream()
                .filter(each -> !left.contains(each.getName()))
                .filter(each -> !Objects.deepEquals(valueOf(each, actual), valueOf(each, expected)))
                .map(each -> "%s is %s, not %s"
                        .formatted(each.getName(), told(valueOf(each, actual)), told(valueOf(each, expected))))
                .collect(Collectors.joining("; "));
        if (!differences.isEmpty()) {
            throw failure("%s differs: %s", name(), differences);
        }
        return this;
    }

    private List<RecordComponent> components() {
        return List.of(actual.getClass().getRecordComponents());
    }

    private String name() {
        return actual.getClass().getSimpleName();
    }

    private IllegalArgumentException unknown(Set<String> asked) {
        Set<String> names = components().stream().map(RecordComponent::getName).collect(Collectors.toSet());
        String missing =
                asked.stream().filter(each -> !names.contains(each)).sorted().collect(Collectors.joining(", "));
        return new IllegalArgumentException("%s has no component %s\nhelp: it has %s"
                .formatted(
                        name(),
                        missing,
                        components().stream().map(RecordComponent::getName).collect(Collectors.joining(", "))));
    }

    private static @Nullable Object valueOf(RecordComponent component, Record row) {
        try {
            component.getAccessor().setAccessible(true); // of a record that is a test's own
            return component.getAccessor().invoke(row);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }

    private static String told(@Nullable Object value) {
        String text = Arrays.deepToString(new Object[] {value});
        return text.substring(1, text.length() - 1);
    }
}
