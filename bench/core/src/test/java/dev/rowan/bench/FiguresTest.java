package dev.rowan.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static List<Slice> slices(double factor) {
        return IntStream.rangeClosed(0, 10)
                .mapToObj(i -> new Slice(100, factor * (10_000 + i * 1_000), factor * 5_000, factor * 2_000))
                .toList();
    }

    @Test
    void time_is_the_20th_percentile_of_the_slices() {
        Figures figures = Figures.of(slices(1));
        assertThat(figures.nanos()).isEqualTo(12_000);
        assertThat(figures.middle()).isEqualTo(15_000);
        assertThat(figures.slices()).isEqualTo(11);
        assertThat(figures.operations()).isEqualTo(1_100);
    }

    @Test
    void the_report_gives_ratios_to_jdbc() {
        var report = new Report(Plan.QUICK, true, Map.of("JDK", "25"));
        var figures = new LinkedHashMap<Contestant, Figures>();
        figures.put(CoreContestant.JDBC, Figures.of(slices(1)));
        figures.put(CoreContestant.ROWAN, Figures.of(slices(1.5)));
        figures.put(CoreContestant.JOOQ, Figures.of(slices(2)));
        report.add(new RowByKey(), figures, Map.of(CoreContestant.JDBC, 1L));
        assertThat(report.markdown())
                .contains(
                        "| row by key | 12.0 us, 5.0 us, 2000 B | 1.50, 1.50, 1.50 | 2.00, 2.00, 2.00 | - | 1 | 11 | 25 % |")
                .endsWith("JDK 25.\n");
        assertThat(report.markdown()).doesNotContain("Not the same work");
        report.add(new GraphByKey(), figures, Map.of());
        assertThat(report.markdown())
                .contains(
                        "- graph by key, 1 x 20 x 10 with jsonb, Rowan: one snapshot, where JDBC has one for each SELECT\n");
        assertThat(report.csv())
                .contains("\"row by key\",Rowan,18000,22500,1.500,7500,1.500,3000,1.500,11,1100,\n")
                .contains(",11,1100,1\n");
    }
}
