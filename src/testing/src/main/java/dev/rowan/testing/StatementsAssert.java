package dev.rowan.testing;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/** Of the statements that facades sent. A failure tells all that were. */
public final class StatementsAssert extends AbstractAssert<StatementsAssert, Statements> {
    StatementsAssert(Statements statements) {
        super(statements, StatementsAssert.class);
    }

    /** These, in this order, and no others. None: nothing was sent. */
    public StatementsAssert areExactly(String... ids) {
        if (!sent().equals(List.of(ids))) {
            throw failure("%s were sent, not %s", sent(), List.of(ids));
        }
        return this;
    }

    /** These, each at least as often as it is named, in any order, and maybe others. */
    public StatementsAssert contain(String... ids) {
        List<String> rest = new ArrayList<>(sent());
        List<String> missing = new ArrayList<>();
        for (String id : ids) {
            if (!rest.remove(id)) {
                missing.add(id);
            }
        }
        if (!missing.isEmpty()) {
            throw failure("%s were sent: %s are missing", sent(), missing);
        }
        return this;
    }

    /** None of these. */
    public StatementsAssert doNotContain(String... ids) {
        List<String> found = List.of(ids).stream().filter(sent()::contains).toList();
        if (!found.isEmpty()) {
            throw failure("%s were sent: %s should not be among them", sent(), found);
        }
        return this;
    }

    /** Not more than this many. */
    public StatementsAssert areAtMost(int max) {
        if (sent().size() > max) {
            throw failure("%s statements were sent, more than %s: %s", sent().size(), max, sent());
        }
        return this;
    }

    private List<String> sent() {
        isNotNull();
        return actual.ids();
    }
}
