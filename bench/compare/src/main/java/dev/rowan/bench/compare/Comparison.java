package dev.rowan.bench.compare;

import dev.rowan.bench.Bench;
import dev.rowan.bench.Contestant;
import dev.rowan.bench.Figures;
import dev.rowan.bench.FilledDatabase;
import dev.rowan.bench.Options;
import dev.rowan.bench.Pinning;
import dev.rowan.bench.Rounds;
import dev.rowan.bench.SentStatements;
import dev.rowan.bench.Versions;
import dev.rowan.bench.Work;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One run: all networks, works and contestants, on one server. */
final class Comparison implements AutoCloseable {
    private final Options options;
    private final FilledDatabase data;
    private final Pinning pinning;
    private final List<Cell> cells = new ArrayList<>();
    private final Map<String, Map<String, Long>> statements = new HashMap<>();
    private final String machine;
    private String titles = "";
    private boolean pinned;

    Comparison(Options options) throws IOException {
        this.options = options;
        this.pinned = options.pin();
        this.machine = Machine.describe(); // as long as this thread sees all of it
        this.pinning = Pinning.ofThisThread();
        this.data = FilledDatabase.create();
    }

    Results run() throws SQLException, IOException {
        for (Step step : Step.of(options.plan(), options.works())) {
            pinning.release(); // before threads are started
            try (var proxy = new DelayProxy(data.url(), step.network().roundTrip());
                    Bench bench = Bench.on(
                            data, step.network() == Network.LOOPBACK ? data.url() : proxy.url(), step.connections());
                    Contestants contestants = Contestants.on(bench)) {
                titles = contestants.all().stream().map(Contestant::title).collect(Collectors.joining(", "));
                measure(step, bench, contestants.all());
            }
        }
        Map<String, String> about = new LinkedHashMap<>();
        about.put("plan", options.plan().name());
        about.put("slice", options.plan().slice().toMillis() + " ms");
        about.put("pinned", pinned ? "yes" : "no");
        about.put("machine", machine);
        about.put(Results.CONTESTANTS, titles);
        about.putAll(versions());
        List<String> titlesOfWorks = options.works().stream().map(Work::title).toList();
        return new Results(
                about,
                cells.stream() // concurrent work was measured first, and stands where it is listed
                        .sorted(Comparator.comparing(Cell::network, Comparator.comparingInt(Comparison::order))
                                .thenComparingInt(cell -> titlesOfWorks.indexOf(cell.work())))
                        .toList());
    }

    private void measure(Step step, Bench bench, List<Contestant> contestants) throws SQLException, IOException {
        var rounds = new Rounds(bench, contestants, step.plan());
        System.out.println(step.network().title() + ": warming up ...");
        rounds.warmUp(step.works());
        for (Work work : step.works()) {
            System.out.println(step.network().title() + ": " + work.title() + " ...");
            if (pinned && !step.concurrent()) {
                pinned = pinning.pin(bench); // each time, for a pool renews its connections
            }
            Map<Contestant, Figures> measured = rounds.measure(work);
            if (!statements.containsKey(work.title())) { // they are the same across each network
                statements.put(work.title(), counted(work, bench, contestants));
            }
            measured.forEach((contestant, figures) -> cells.add(Cell.of(
                    step.network().title(),
                    work.title(),
                    contestant.title(),
                    figures,
                    sent(work, contestant),
                    contestant.differs(work))));
        }
    }

    private static Map<String, Long> counted(Work work, Bench bench, List<Contestant> contestants) throws SQLException {
        var counted = new HashMap<String, Long>();
        SentStatements.on(bench)
                .of(work, contestants)
                .forEach((contestant, sent) -> counted.put(contestant.title(), sent));
        return counted;
    }

    private OptionalLong sent(Work work, Contestant contestant) {
        Long sent = statements.getOrDefault(work.title(), Map.of()).get(contestant.title());
        return sent == null || sent < 0 ? OptionalLong.empty() : OptionalLong.of(sent);
    }

    private static int order(String network) {
        return Stream.of(Network.values()).map(Network::title).toList().indexOf(network);
    }

    private Map<String, String> versions() throws SQLException, IOException {
        try (Bench bench = Bench.on(data, data.url(), 1)) {
            Map<String, String> versions = new TreeMap<>(Versions.read(bench));
            versions.putAll(Versions.besides(Comparison.class));
            return versions;
        }
    }

    @Override
    public void close() throws SQLException {
        data.close();
    }
}
