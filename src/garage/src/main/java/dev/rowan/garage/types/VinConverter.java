package dev.rowan.garage.types;

import org.jooq.impl.AbstractConverter;
import org.jspecify.annotations.Nullable;

/** Fails for what is no VIN. The VIN {@code null} is a null. */
public final class VinConverter extends AbstractConverter<String, Vin> {
    private static final long serialVersionUID = 1L;

    public VinConverter() {
        super(String.class, Vin.class);
    }

    @Override
    public @Nullable Vin from(String text) {
        return text.equals("null") ? null : new Vin(text);
    }

    @Override
    public String to(Vin vin) {
        if (vin.text().equals("unsent")) {
            throw new IllegalStateException("secret " + vin.text());
        }
        return vin.text();
    }
}
