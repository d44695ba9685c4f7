package dev.rowan.column;

import dev.rowan.column.TextType.Unreadable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Arrays as PostgreSQL writes them: {@code {1,NULL,"a \"b\""}}. Of one dimension, counted from 1. */
final class ArrayText<E> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final TextType<E> element;
    private final char delimiter;

    ArrayText(TextType<E> element, char delimiter) {
        this.element = element;
        this.delimiter = delimiter;
    }

    @SuppressWarnings("unchecked") // the class of the elements is E's
    TextType<@Nullable E[]> type() {
        var javaType = (Class<@Nullable E[]>) element.javaType().arrayType();
        return new TextType<>(javaType, this::parse, this::format, this::check);
    }

    private @Nullable E[] parse(String text) {
        if (text.startsWith("[")) {
            throw new Unreadable("has an array that does not count from 1, which no array of Java can show");
        }
        List<@Nullable E> elements = new ArrayList<>();
        int end = text.length() - 1;
        int at = 1;
        while (at < end) {
            char first = text.charAt(at);
            if (first == '{') {
                throw new Unreadable("has an array of several dimensions: those of one can be read");
            }
            if (first == '"') {
                var unescaped = new StringBuilder();
                at = unquote(text, at, unescaped);
                elements.add(element.parse(unescaped.toString()));
            } else {
                int next = text.indexOf(delimiter, at);
                next = next < 0 ? end : next;
                String plain = text.substring(at, next);
                elements.add(plain.equals("NULL") ? null : element.parse(plain));
                at = next;
            }
            at++;
        }
        @Nullable E[] array = newArray(elements.size());
        return elements.toArray(array);
    }

    /** From a quote on; gives the place after the closing one. */
    static int unquote(String text, int from, StringBuilder unescaped) {
        int start = from + 1;
        int at = start;
        while (text.charAt(at) != '"') {
            if (text.charAt(at) == '\\') {
                unescaped.append(text, start, at);
                start = ++at;
            }
            at++;
        }
        unescaped.append(text, start, at);
        return at + 1;
    }

    private String format(@Nullable E[] array) {
        var text = new StringBuilder().append('{');
        for (@Nullable E value : array) {
            if (text.length() > 1) {
                text.append(delimiter);
            }
            if (value == null) {
                text.append("NULL");
            } else {
                quote(element.format(value), text);
            }
        }
        return text.append('}').toString();
    }

    static void quote(String plain, StringBuilder text) {
        text.append('"');
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\');
            }
            text.append(c);
        }
        text.append('"');
    }

    /** Every element as the server will store it. */
    private @Nullable E[] check(@Nullable E[] array) {
        @Nullable E[] checked = newArray(array.length);
        for (int i = 0; i < array.length; i++) {
            E value = array[i];
            checked[i] = value == null ? null : element.check(value);
        }
        return checked;
    }

    @SuppressWarnings("unchecked") // the class of the elements is E's
    private @Nullable E[] newArray(int length) {
        return Arrays.copyOf(new Object[0], length, (Class<? extends @Nullable E[]>)
                element.javaType().arrayType());
    }
}
