package dev.rowan.review.listed;

import java.util.List;

/**
 * What reaches the server beside catalogued statements.
 *
 * @param session in the order in which they are shown
 * @param observed what tests sent and no catalogue lists, in the order of its file; empty before a test has written one
 */
public record Listed(List<SessionCommand> session, List<ObservedText> observed) {
    public Listed {
        session = List.copyOf(session);
        observed = List.copyOf(observed);
    }
}
