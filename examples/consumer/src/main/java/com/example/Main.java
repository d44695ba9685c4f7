package com.example;

import static com.example.shop.Tables.ORDERS;

import com.example.shop.NewOrder;
import com.example.shop.OrderState;
import com.example.shop.Shop;
import dev.rowan.connect.DatabaseConfig;
import java.math.BigDecimal;

public class Main {
    public static void main(String[] args) {
        try (var db = Shop.connect(DatabaseConfig.fromEnvironment())) { // DATABASE_URL
            System.out.println(payFor("ada", db) + " orders are paid");
        }
    }

    static long payFor(String customer, Shop db) {
        var order = db.orders().insert(NewOrder.customer(customer).total(new BigDecimal("9.99")));
        db.orders().update(order.id(), o -> o.state(OrderState.PAID));
        return db.orders().where(ORDERS.CUSTOMER.eq(customer)).and(ORDERS.STATE.eq(OrderState.PAID)).count();
    }
}
