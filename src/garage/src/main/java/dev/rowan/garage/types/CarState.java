package dev.rowan.garage.types;

import java.util.Locale;
import org.jooq.impl.AbstractConverter;

/** An enum of the project's own, in the place of the one that Rowan would make of the check. */
public enum CarState {
    NEW,
    USED;

    /** In lower case. */
    public static final class Converter extends AbstractConverter<String, CarState> {
        private static final long serialVersionUID = 1L;

        public Converter() {
            super(String.class, CarState.class);
        }

        @Override
        public CarState from(String text) {
            return CarState.valueOf(text.toUpperCase(Locale.ROOT));
        }

        @Override
        public String to(CarState state) {
            return state.name().toLowerCase(Locale.ROOT);
        }
    }
}
