package io.github.switchgear.demo.traffic;

import io.github.switchgear.demo.shop.PaymentClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.util.List;

/** Pays, one time in four more than is allowed: only trouble with the connection counts. */
@ApplicationScoped
class PaymentErrand implements Errand {
    private final Rotation<Integer> amounts = new Rotation<>(List.of(4_900, 3_450, 250_000, 8_900));
    private final PaymentClient payment;

    @Inject
    PaymentErrand(PaymentClient payment) {
        this.payment = payment;
    }

    @Override
    public String breaker() {
        return "payment";
    }

    @Override
    public Verdict run() throws Exception {
        return Verdict.succeeded(payment.pay(amounts.next()).paid() + " cents paid");
    }

    @Override
    public Verdict judge(Exception thrown) {
        boolean counts = thrown instanceof ConnectException || thrown instanceof HttpTimeoutException;
        return counts ? Verdict.failed(thrown) : Verdict.neutral(thrown);
    }
}
