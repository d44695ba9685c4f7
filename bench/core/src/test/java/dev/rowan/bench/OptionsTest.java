package dev.rowan.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {
    private static Options of(String... arguments) {
        return Options.of("usage", List.of(Plan.QUICK, Plan.FULL), Work.all(), arguments);
    }

    @Test
    void nothing_said_is_a_quick_run_of_everything() {
        assertThat(of()).extracting(Options::plan, Options::pin).containsExactly(Plan.QUICK, true);
        assertThat(of().works()).hasSameSizeAs(Work.all());
    }

    @Test
    void works_are_chosen_by_the_beginning_of_their_title() {
        assertThat(of("--full", "--work=1,000").works())
                .extracting(Work::title)
                .containsExactly("1,000 rows", "1,000 rows with jsonb");
    }

    @Test
    void what_is_unknown_is_named() {
        assertThatThrownBy(() -> of("--fast"))
                .hasMessageContaining("unknown argument --fast")
                .hasMessageContaining("usage");
        assertThatThrownBy(() -> of("--work=deletion"))
                .hasMessageContaining("no work begins with one of [deletion]")
                .hasMessageContaining("row by key");
    }
}
