package io.github.switchgear.demo.shop;

import io.github.switchgear.demo.rest.Problem;
import io.github.switchgear.demo.rest.ProblemException;
import java.util.regex.Pattern;

/** The number of an article: letters, digits and dashes, so that it is safe in a path. */
public record Sku(String value) {
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9-]{1,32}");

    /** @throws ProblemException if it is not 1 to 32 letters, digits and dashes */
    public Sku {
        if (!ALLOWED.matcher(value).matches()) {
            throw new ProblemException(Problem.badInput("sku: 1 to 32 letters, digits or dashes are allowed"));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
