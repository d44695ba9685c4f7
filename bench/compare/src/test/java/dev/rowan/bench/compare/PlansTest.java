package dev.rowan.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rowan.bench.JoinOfTen;
import dev.rowan.bench.RowByKey;
import dev.rowan.bench.ThousandRequests;
import dev.rowan.bench.Work;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlansTest {
    @Test
    void a_quick_run_leaves_two_of_ten_minutes_for_building_and_for_rounds_that_end_late() {
        assertThat(Plans.duration(Plans.QUICK, ComparedWorks.all())).isLessThan(Duration.ofMinutes(8));
    }

    @Test
    void the_duration_is_that_of_all_warm_ups_and_works() {
        // twenty works on the loopback device, six in each of two networks; a warm-up and five short ones
        assertThat(Plans.duration(Plans.QUICK, ComparedWorks.all()))
                .isEqualTo(Plans.QUICK
                        .perWork()
                        .multipliedBy(32)
                        .plus(Plans.QUICK.warmUp())
                        .plus(Plans.QUICK.warmUp().dividedBy(6).multipliedBy(5)));
    }

    @Test
    void concurrent_work_has_more_connections_and_comes_first() {
        assertThat(Step.of(Plans.QUICK, ComparedWorks.all()))
                .extracting(
                        Step::network, Step::connections, step -> step.works().size())
                .containsExactly(
                        tuple(Network.LOOPBACK, 10, 1),
                        tuple(Network.LOOPBACK, 1, 19),
                        tuple(Network.HALF_A_MILLISECOND, 10, 1),
                        tuple(Network.HALF_A_MILLISECOND, 1, 5),
                        tuple(Network.TWO_MILLISECONDS, 10, 1),
                        tuple(Network.TWO_MILLISECONDS, 1, 5));
        assertThat(Step.of(Plans.QUICK, List.of(new ThousandRequests()))).hasSize(3);
    }

    @Test
    void a_full_run_measures_at_a_distance_all_that_is_not_one_statement_for_everybody() {
        assertThat(Network.TWO_MILLISECONDS.among(Plans.FULL, ComparedWorks.all()))
                .extracting(Work::title)
                .contains("update of one column", "100 updates by key", "100 inserts")
                .doesNotContain("join mapped to 10 rows", "dynamic filter, 4 of 6 conditions", "10,000 inserts");
        assertThat(Network.TWO_MILLISECONDS.among(Plans.FULL, List.of(new JoinOfTen(), new RowByKey())))
                .hasSize(1);
    }
}
