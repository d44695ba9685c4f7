package com.example;

import com.example.hotel.Hotel;
import org.jooq.DSLContext;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
public class Application {
    public static void main(String[] args) {
        SpringApplication.run(Application.class, args);
    }

    /** On Boot's DSLContext, and so in the transactions of Spring. */
    @Bean
    Hotel hotel(DSLContext dsl) {
        return Hotel.of(dsl);
    }
}
