package io.github.switchgear.demo.shop;

import io.github.switchgear.Breaker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;

/** Takes money. Only trouble with the connection counts: whatever the bank answers, it did answer. */
@ApplicationScoped
public class PaymentClient {
    private final DownstreamHttp http;

    @Inject
    PaymentClient(DownstreamHttp http) {
        this.http = http;
    }

    @Breaker(
            name = "payment",
            allowedFails = 3,
            retryTimer = 10,
            failureExceptions = {ConnectException.class, HttpTimeoutException.class})
    public Receipt pay(int cents)
            throws IOException, InterruptedException, PaymentDeclinedException, ServerErrorException,
                    UnreadableAnswerException {
        Reply reply = http.post("/payments/" + cents);
        return switch (reply.status()) {
            case 200 -> http.read(reply, Receipt.class);
            case 402 -> throw new PaymentDeclinedException(cents);
            default -> throw new ServerErrorException(reply.status());
        };
    }
}
