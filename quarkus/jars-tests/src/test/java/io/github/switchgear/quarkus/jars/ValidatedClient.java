package io.github.switchgear.quarkus.jars;

import io.github.switchgear.Breaker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Its arguments and results are looked at by Bean Validation, inside of its breakers. */
@ApplicationScoped
public class ValidatedClient {

    @Breaker(name = "validated.stock")
    public String stock(@NotBlank String sku) {
        return sku;
    }

    @Breaker(name = "validated.answer")
    @Size(max = 3)
    public String answer(String answer) {
        return answer;
    }
}
