package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.example.hotel.Hotel;
import com.example.hotel.NewBooking;
import dev.rowan.spring.test.ThrowAwayDatabase;
import dev.rowan.testing.MaxStatements;
import dev.rowan.type.Range;
import java.time.LocalDate;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jooq.test.autoconfigure.JooqTest;

/** Boot's slice: the facade, Flyway and a database, without the application's own beans. */
@JooqTest
@ThrowAwayDatabase
class HotelTest {
    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);

    @RepeatedTest(2)
    @MaxStatements(2)
    void what_a_test_books_is_rolled_back(@Autowired Hotel hotel, @Autowired ObjectProvider<Bookings> service) {
        hotel.bookings().insert(NewBooking.guest("Ada").nights(Range.of(MAY, MAY.plusDays(3))));
        assertEquals(1, hotel.bookings().count());
        assertNull(service.getIfAvailable());
    }
}
