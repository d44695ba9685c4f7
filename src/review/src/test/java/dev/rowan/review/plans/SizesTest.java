package dev.rowan.review.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SizesTest {
    private static final Path FILE = Path.of("db/sizes.txt");

    @Test
    void a_file_is_read() {
        Sizes sizes = Sizes.parse(FILE, """
                # What the planner is told about production.
                stated        2026-07-01 by "db team"
                server        18              # plans are of this major version
                locale        en_US.utf8
                setting       random_page_cost 1.1
                setting       work_mem 4MB
                rate          scan 1000000/s
                rate          rewrite 0.2M/s
                rows          users     10M
                rows          projects  50M
                rows          audit.cams  1.5G
                rows          "Odd Table" 12k
                distinct      cams.cam_type 2
                distinct      users.email -1
                nulls         cams.profile_points 0.02
                width         cams.profile_points 900
                """);

        assertThat(sizes.stated()).hasValue("2026-07-01 by db team");
        assertThat(sizes.server()).isEqualTo(18);
        assertThat(sizes.locale()).hasValue("en_US.utf8");
        assertThat(sizes.settings()).containsEntry("random_page_cost", "1.1").containsEntry("work_mem", "4MB");
        assertThat(sizes.rate("scan")).hasValue(1_000_000);
        assertThat(sizes.rate("rewrite")).hasValue(200_000);
        assertThat(sizes.rows("public.users")).hasValue(10_000_000);
        assertThat(sizes.rows("audit.cams")).hasValue(1_500_000_000);
        assertThat(sizes.rows("public.cams")).isEmpty();
        assertThat(sizes.rows("public.Odd Table")).hasValue(12_000);
        assertThat(sizes.distinct("public.cams", "cam_type")).hasValue(2);
        assertThat(sizes.distinct("public.users", "email")).hasValue(-1);
        assertThat(sizes.nulls("public.cams", "profile_points")).hasValue(0.02);
        assertThat(sizes.width("public.cams", "profile_points")).hasValue(900);
        assertThat(sizes.place("rows users")).isEqualTo("db/sizes.txt:9");
    }

    @Test
    void all_problems_are_told_at_once() {
        assertThatThrownBy(() -> Sizes.parse(FILE, """
                        server 8
                        rows users many
                        rows users 10M
                        rows a.b.c 3
                        rows cams 1.5
                        size cams 3
                        rate scan 10
                        rate write 10/s
                        nulls cams.lift 1.5
                        distinct cams.lift 0
                        distinct lift 3
                        setting work_mem
                        """))
                .isInstanceOf(SizesInvalid.class)
                .hasMessage("""
                        db/sizes.txt:1: 8 is no whole number from 12 to 99
                        help: write it as 12000, 12k, 1.5M or 2G
                        db/sizes.txt:2: many is no number
                        help: write it as 12000, 12k, 1.5M or 2G
                        db/sizes.txt:3: rows users is stated twice
                        help: take this line or line 2 away
                        db/sizes.txt:4: a.b.c is not the name of a table
                        help: write users or public.users
                        db/sizes.txt:5: 1.5 is no whole number from 0
                        help: write it as 12000, 12k, 1.5M or 2G
                        db/sizes.txt:6: "size" is nothing that a file of sizes states
                        help: start the line with stated, server, locale, setting, rate, rows, distinct, nulls, width or statistics
                        db/sizes.txt:7: 10 is no rate
                        help: write it in rows a second, as in: rate scan 1M/s
                        db/sizes.txt:8: no rate is called "write"
                        help: state rate scan and rate rewrite
                        db/sizes.txt:9: 1.5 is no part of all values
                        help: write it from 0 to 1, as in 0.02
                        db/sizes.txt:10: 0 is no number of distinct values
                        help: write how many there are, as in 12k, or how many for each row with a minus, as in -0.5
                        db/sizes.txt:11: lift is not the name of a column
                        help: write users.email or public.users.email
                        db/sizes.txt:12: this line has too few words
                        help: write it as in: setting random_page_cost 1.1""");
    }

    @Test
    void a_file_without_the_server_is_refused() {
        assertThatThrownBy(() -> Sizes.parse(FILE, "rows users 10M"))
                .isInstanceOf(SizesInvalid.class)
                .hasMessageContaining("db/sizes.txt:1: no PostgreSQL version is stated");
    }

    @Test
    void a_file_without_rows_is_refused() {
        assertThatThrownBy(() -> Sizes.parse(FILE, "server 18"))
                .isInstanceOf(SizesInvalid.class)
                .hasMessageContaining("no table's rows are stated");
    }
}
