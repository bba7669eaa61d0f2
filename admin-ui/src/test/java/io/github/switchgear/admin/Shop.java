package io.github.switchgear.admin;

import io.github.switchgear.Breaker;
import io.github.switchgear.BreakerKey;
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

    @Breaker(name = "warehouse", allowedFails = 2, retryTimer = 30, maxKeys = 5)
    public String site(@BreakerKey String site, boolean reachable) throws ConnectException {
        return stock(site, reachable);
    }

    private static String stock(String site, boolean reachable) throws ConnectException {
        if (!reachable) {
            throw new ConnectException(SECRET);
        }
        return site;
    }

    @Breaker(name = "prices(int[],String)#1", retryTimer = 90, probeLease = 5)
    public int price() {
        return 1;
    }
}
