package io.github.switchgear.demo.shop;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How many days the downstream says that delivery takes. */
record DeliveryDays(
        @JsonProperty(required = true) String sku,
        @JsonProperty(required = true) int days) {

    Delivery asTold() {
        return new Delivery(sku, days, null);
    }
}
