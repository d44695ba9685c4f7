package dev.rowan.session;

import java.util.List;

/** As thread-safe as each of them. */
record AllListeners(List<StatementListener> listeners) implements StatementListener {
    @Override
    public void executed(StatementEvent event) {
        listeners.forEach(each -> each.executed(event));
    }

    @Override
    public StatementListener started(StatementStart start) {
        StatementStart harmless = start.withoutValues();
        return new AllListeners(listeners.stream()
                .map(each -> each.started(each.takesParameterValues() ? start : harmless))
                .toList());
    }

    @Override
    public boolean takesParameterValues() {
        return listeners.stream().anyMatch(StatementListener::takesParameterValues);
    }
}
