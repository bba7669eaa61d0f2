package io.github.switchgear.contract.misused;

import io.github.switchgear.Breaker;
import jakarta.enterprise.context.Dependent;
import java.util.List;

/** Names that neither a URL nor a configuration key could carry. */
@Dependent
class WrongNames {

    static final List<String> PROBLEMS =
            List.of(problem("slash()", "a/b"), problem("space()", "a b"), problem("equals()", "a=b"));

    @Breaker(name = "a/b")
    void slash() {}

    @Breaker(name = "a b")
    void space() {}

    @Breaker(name = "a=b")
    void equals() {}

    private static String problem(String method, String name) {
        return Misuse.problem(
                WrongNames.class, method, "name may have letters, digits and ._-#(),$[] but is '" + name + "'");
    }
}
