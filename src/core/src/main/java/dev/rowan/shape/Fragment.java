package dev.rowan.shape;

import java.util.ArrayList;
import java.util.List;

/** A piece of SQL with what its parameters are bound to, in order. Immutable. */
record Fragment(String sql, List<Bind> binds) {
    static Fragment of(String sql) {
        return new Fragment(sql, List.of());
    }

    /** {@code this + text + that + text ...}: a fragment's text stands where the template has {@code %s}. */
    static Fragment format(String template, Object... pieces) {
        List<Bind> binds = new ArrayList<>();
        Object[] texts = new Object[pieces.length];
        for (int i = 0; i < pieces.length; i++) {
            if (pieces[i] instanceof Fragment fragment) {
                binds.addAll(fragment.binds());
                texts[i] = fragment.sql();
            } else {
                texts[i] = pieces[i];
            }
        }
        return new Fragment(template.formatted(texts), List.copyOf(binds));
    }
}
