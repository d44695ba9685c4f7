package dev.rowan.spring;

import dev.rowan.connect.ShippedMigrations;
import java.util.List;
import org.springframework.util.StringUtils;

/** The facades that the starter makes beans of, in the order in which they were found. */
record FoundFacades(List<Facade> all) {
    FoundFacades {
        all = List.copyOf(all);
    }

    /**
     * @param type the generated class
     * @param migrations of its jar
     */
    record Facade(Class<?> type, ShippedMigrations migrations) {
        static Facade of(Class<?> type) {
            try {
                return new Facade(
                        type, (ShippedMigrations) type.getField("MIGRATIONS").get(null));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(
                        type.getName()
                                + " does not say which migrations it has\nhelp: build its jar with this version of Rowan",
                        e);
            }
        }

        /** As the bean is called. */
        String name() {
            return StringUtils.uncapitalize(type.getSimpleName());
        }
    }
}
