package dev.rowan.codegen.queries;

import java.util.ArrayDeque;
import java.util.Deque;

/** The brackets and parentheses that are open at a place of a text. */
final class Brackets {
    /** {@code constructor}: of an array, as in {@code array[1, 2]}. */
    private record Opened(char bracket, boolean constructor) {}

    private final Deque<Opened> opened = new ArrayDeque<>();

    /** {@code previous}: the token before it. */
    void see(char c, String previous) {
        if (c == '(') {
            opened.push(new Opened(c, false));
        } else if (c == '[') {
            Opened outer = opened.peek();
            boolean nested = outer != null
                    && outer.bracket() == '['
                    && outer.constructor()
                    && (previous.equals("[") || previous.equals(","));
            opened.push(new Opened(c, nested || previous.equals("array")));
        } else if ((c == ')' || c == ']') && !opened.isEmpty()) {
            opened.pop();
        }
    }

    boolean isInside() {
        return !opened.isEmpty();
    }

    /** Whether the innermost is the subscript of an array. */
    boolean isSubscript() {
        Opened in = opened.peek();
        return in != null && in.bracket() == '[' && !in.constructor();
    }
}
