package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.example.hotel.Booking;
import com.example.hotel.BookingConstraint;
import com.example.hotel.Hotel;
import com.example.hotel.InvoiceConstraint;
import dev.rowan.error.ConstraintViolation;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import dev.rowan.type.Range;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

class BookingsTest {
    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);

    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.empty();

    private static ConfigurableApplicationContext run(TestDatabase database) {
        return SpringApplication.run(Application.class, "--spring.datasource.url=" + database.url());
    }

    @Test
    void a_booking_and_its_invoice_are_kept_together(TestDatabase database) {
        try (var app = run(database)) {
            Booking booking = app.getBean(Bookings.class).book("Ada", MAY, MAY.plusDays(3), BigDecimal.TEN);
            Hotel hotel = app.getBean(Hotel.class);
            assertEquals(booking, hotel.bookings().get(booking.id()));
            assertEquals(Range.closed(MAY, MAY.plusDays(2)), booking.nights());
            assertEquals(new BigDecimal("10.00"), hotel.invoices().get(booking.id()).total());
        }
    }

    @Test
    void a_booking_without_an_invoice_is_rolled_back(TestDatabase database) {
        try (var app = run(database)) {
            Bookings bookings = app.getBean(Bookings.class);
            var unpaid = assertThrows(
                    ConstraintViolation.class, () -> bookings.book("Ada", MAY, MAY.plusDays(3), BigDecimal.ZERO));
            assertEquals(InvoiceConstraint.INVOICES_TOTAL_CHECK, unpaid.constraint());
            assertEquals(0, app.getBean(Hotel.class).bookings().count());

            bookings.book("Ada", MAY, MAY.plusDays(3), BigDecimal.TEN);
            var taken = assertThrows(
                    ConstraintViolation.class,
                    () -> bookings.book("Bob", MAY.plusDays(2), MAY.plusDays(4), BigDecimal.TEN));
            assertEquals(BookingConstraint.BOOKINGS_OVERLAP, taken.constraint());
        }
    }

    @Test
    void without_boot_s_flyway_the_jar_migrates(TestDatabase database) {
        String url = "--spring.datasource.url=" + database.url();
        for (String who : new String[] {"--spring.flyway.enabled=false", "--rowan.migrate=auto"}) { // then Flyway finds it done
            try (var app = SpringApplication.run(Application.class, url, who)) {
                assertEquals(0, app.getBean(Hotel.class).bookings().count());
            }
        }
    }
}
