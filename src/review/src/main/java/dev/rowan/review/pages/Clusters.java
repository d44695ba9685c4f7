package dev.rowan.review.pages;

import dev.rowan.review.Review;
import dev.rowan.review.ReviewedTable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Tables in groups that a diagram can show: tables of a group are near each other by foreign keys. */
final class Clusters {
    /** Larger diagrams are not read. */
    static final int MOST = 15;

    private Clusters() {}

    /**
     * Names of tables, each in one group of at most {@link #MOST}. A group starts at the table with the most neighbours that has no
     * group yet, and grows by the nearest. Tables without any foreign key come last, together.
     */
    static List<List<String>> of(Review review) {
        SortedMap<String, SortedSet<String>> neighbours = neighbours(review);
        List<String> starts = neighbours.keySet().stream()
                .sorted(Comparator.comparingInt(
                                (String t) -> -near(t, neighbours).size())
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        List<List<String>> clusters = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        List<String> alone = new ArrayList<>();
        for (String start : starts) {
            if (taken.contains(start)) {
                continue;
            }
            List<String> cluster = grown(start, neighbours, taken);
            if (cluster.size() == 1) {
                alone.add(start);
            } else {
                clusters.add(cluster);
            }
        }
        for (int i = 0; i < alone.size(); i += MOST) {
            clusters.add(alone.subList(i, Math.min(i + MOST, alone.size())));
        }
        return clusters;
    }

    private static List<String> grown(String start, Map<String, SortedSet<String>> neighbours, Set<String> taken) {
        SortedSet<String> cluster = new TreeSet<>();
        Deque<String> next = new ArrayDeque<>(List.of(start));
        while (!next.isEmpty() && cluster.size() < MOST) {
            String table = next.removeFirst();
            if (taken.add(table)) {
                cluster.add(table);
                next.addAll(near(table, neighbours));
            }
        }
        return List.copyOf(cluster);
    }

    private static SortedSet<String> near(String table, Map<String, SortedSet<String>> neighbours) {
        return neighbours.computeIfAbsent(table, t -> new TreeSet<>());
    }

    private static SortedMap<String, SortedSet<String>> neighbours(Review review) {
        SortedMap<String, SortedSet<String>> neighbours = new TreeMap<>();
        review.tables().forEach(t -> near(t.name(), neighbours));
        for (ReviewedTable table : review.tables()) {
            for (ReviewedTable.ForeignKey key : table.foreignKeys()) {
                if (neighbours.containsKey(key.target()) && !key.target().equals(table.name())) {
                    near(key.target(), neighbours).add(table.name());
                    near(table.name(), neighbours).add(key.target());
                }
            }
        }
        return neighbours;
    }
}
