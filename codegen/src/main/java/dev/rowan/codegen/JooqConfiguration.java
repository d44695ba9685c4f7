package dev.rowan.codegen;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The settings of a jOOQ generator or database, as one text. jOOQ hands neither of them its XML, so their fields are read:
 * before anything has been loaded, what they hold is what was configured. Fields of a later jOOQ are included by themselves.
 */
final class JooqConfiguration {
    private JooqConfiguration() {}

    static String of(Object configured) {
        List<String> settings = new ArrayList<>();
        for (Class<?> type = configured.getClass();
                type.getName().startsWith("org.jooq.") || type == configured.getClass();
                type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    try {
                        Object value = field.get(configured);
                        if (isSetting(value)) {
                            settings.add(type.getSimpleName() + "." + field.getName() + "=" + text(value));
                        }
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
        }
        return String.join("\n", settings);
    }

    private static boolean isSetting(Object value) {
        return switch (value) {
            case null -> false;
            case String s -> true;
            case Boolean b -> true;
            case Number n -> true;
            case Enum<?> e -> true;
            case String[] s -> true;
            case List<?> list -> list.stream().allMatch(JooqConfiguration::isSetting);
            case Map<?, ?> map -> map.values().stream().allMatch(JooqConfiguration::isSetting);
            default -> value.getClass().getName().startsWith("org.jooq.meta.jaxb.");
        };
    }

    private static String text(Object value) {
        return value instanceof String[] strings ? Arrays.toString(strings) : String.valueOf(value);
    }
}
