package dev.rowan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** A column that rows may be asked for by, from outside. Its messages hold no value. Immutable. */
record FilterColumn<V>(Field<V> field, boolean nullable, FilterValue<V> values) {
    private static final int MOST = 1_000;

    static <V> FilterColumn<V> of(Field<V> field, boolean nullable) {
        return new FilterColumn<>(field, nullable, FilterValue.of(field));
    }

    boolean takes(FilterOperator operator) {
        return switch (operator) {
            case EQ, NE -> true;
            case LT, LE, GT, GE -> values.isOrdered();
            case NULL -> nullable;
            case STARTS_WITH, CONTAINS -> values.isText();
        };
    }

    /**
     * Several values are alternatives.
     *
     * @throws IllegalArgumentException saying what is expected
     */
    Condition condition(FilterOperator operator, List<String> texts) {
        if (texts.isEmpty() || texts.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("has no value");
        }
        if (texts.size() > MOST) {
            throw new IllegalArgumentException("has more than " + MOST + " values");
        }
        return switch (operator) {
            case EQ -> {
                List<V> all = all(texts);
                yield all.size() == 1 ? field.eq(all.getFirst()) : field.in(all);
            }
            case NE -> {
                List<V> all = all(texts);
                Condition none = all.size() == 1 ? field.ne(all.getFirst()) : field.notIn(all);
                yield nullable ? none.or(field.isNull()) : none;
            }
            case LT -> field.lt(values.parse(only(texts)));
            case LE -> field.le(values.parse(only(texts)));
            case GT -> field.gt(values.parse(only(texts)));
            case GE -> field.ge(values.parse(only(texts)));
            case NULL ->
                switch (only(texts)) {
                    case "true" -> field.isNull();
                    case "false" -> field.isNotNull();
                    default -> throw new IllegalArgumentException("expected true or false");
                };
            case STARTS_WITH -> field.like(escaped(texts) + "%", '!');
            case CONTAINS -> field.likeIgnoreCase("%" + escaped(texts) + "%", '!');
        };
    }

    private List<V> all(List<String> texts) {
        var all = new LinkedHashSet<V>();
        texts.forEach(text -> all.add(values.parse(text)));
        return List.copyOf(all);
    }

    private String escaped(List<String> texts) {
        String text = only(texts);
        values.parse(text); // refuses what is no text of PostgreSQL
        return DSL.escape(text, '!');
    }

    private static String only(List<String> texts) {
        if (texts.size() > 1) {
            throw new IllegalArgumentException("expected one value, and there are " + texts.size());
        }
        return texts.getFirst();
    }
}
