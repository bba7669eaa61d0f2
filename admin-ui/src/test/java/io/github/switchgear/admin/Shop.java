package io.github.switchgear.admin;

import io.github.switchgear.Breaker;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;

/** What the tests' breakers guard. */
@ApplicationScoped
public class Shop {

    public static final String SECRET = "password=hunter2";

    @Breaker(name = "inventory", allowedFails = 2, retryTimer = 30)
    public String stock(boolean reachable) throws ConnectException {
        if (!reachable) {
            throw new ConnectException(SECRET);
        }
        return "full";
    }

    @Breaker(name = "prices(int[],String)#1", retryTimer = 90, probeLease = 5)
    public int price() {
        return 1;
    }
}
