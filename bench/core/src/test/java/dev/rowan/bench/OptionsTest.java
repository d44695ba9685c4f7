package dev.rowan.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OptionsTest {
    @Test
    void nothing_said_is_a_quick_run_of_everything() {
        assertThat(Options.of()).extracting(Options::plan, Options::pin).containsExactly(Plan.QUICK, true);
        assertThat(Options.of().works()).hasSameSizeAs(Work.all());
    }

    @Test
    void works_are_chosen_by_the_beginning_of_their_title() {
        assertThat(Options.of("--full", "--work=1,000").works())
                .extracting(Work::title)
                .containsExactly("1,000 rows", "1,000 rows with jsonb");
    }

    @Test
    void what_is_unknown_is_named() {
        assertThatThrownBy(() -> Options.of("--fast")).hasMessageContaining("unknown argument --fast");
        assertThatThrownBy(() -> Options.of("--work=deletion"))
                .hasMessageContaining("no work begins with one of [deletion]")
                .hasMessageContaining("row by key");
    }
}
