package com.example;

import com.example.hotel.Booking;
import com.example.hotel.Hotel;
import com.example.hotel.NewBooking;
import com.example.hotel.NewInvoice;
import dev.rowan.type.Range;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class Bookings {
    private final Hotel hotel;

    Bookings(Hotel hotel) {
        this.hotel = hotel;
    }

    @Transactional
    public Booking book(String guest, LocalDate from, LocalDate until, BigDecimal total) {
        Booking booking = hotel.bookings().insert(NewBooking.guest(guest).nights(Range.of(from, until)));
        hotel.invoices().insert(NewInvoice.bookingId(booking.id()).total(total));
        return booking;
    }
}
