package io.github.switchgear.demo.shop;

import io.github.switchgear.ResultValidator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Permits an answer about stock that is a 200 and really holds a stock: a maintenance page with 200 is an outage, too. */
@ApplicationScoped
public class StockAnswer implements ResultValidator<Reply> {
    private final DownstreamHttp http;

    @Inject
    StockAnswer(DownstreamHttp http) {
        this.http = http;
    }

    @Override
    public boolean isValid(@Nullable Reply reply) {
        if (reply == null || reply.status() != 200) {
            return false;
        }
        try {
            return http.read(reply, Stock.class).stock() >= 0;
        } catch (UnreadableAnswerException notAStock) {
            return false;
        }
    }
}
