package io.github.switchgear.contract.misused;

import io.github.switchgear.Breaker;
import jakarta.enterprise.context.Dependent;
import java.util.List;

/** Names that neither a URL nor a configuration key could carry. */
@Dependent
class WrongNames {

    static final List<String> PROBLEMS = List.of(
            problem("slash()", "a/b"),
            problem("space()", "a b"),
            problem("equals()", "a=b"),
            problem("escaped()", "%2e"),
            problem("invisible()", "\\u3164"),
            dots("dot()", "."),
            dots("twoDots()", ".."),
            dots("manyDots()", "...."));

    @Breaker(name = "a/b")
    void slash() {}

    @Breaker(name = "a b")
    void space() {}

    @Breaker(name = "a=b")
    void equals() {}

    @Breaker(name = "%2e")
    void escaped() {}

    @Breaker(name = "\u3164")
    void invisible() {}

    @Breaker(name = ".")
    void dot() {}

    @Breaker(name = "..")
    void twoDots() {}

    @Breaker(name = "....")
    void manyDots() {}

    private static String dots(String method, String name) {
        return Misuse.problem(
                WrongNames.class,
                method,
                "name must have a letter, a digit or a sign beside dots, as a URL takes dots alone for another address, but"
                        + " is '" + name + "'");
    }

    private static String problem(String method, String name) {
        return Misuse.problem(
                WrongNames.class, method, "name may have letters, digits and ._-#(),$[] but is '" + name + "'");
    }
}
