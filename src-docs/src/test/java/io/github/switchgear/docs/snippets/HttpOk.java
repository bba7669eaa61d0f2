package io.github.switchgear.docs.snippets;

import io.github.switchgear.ResultValidator;
import jakarta.enterprise.context.ApplicationScoped;

// tag::validator[]
/** True means permissible: anything that the downstream answered while it was well, a 404 too. */
@ApplicationScoped
public class HttpOk implements ResultValidator<Answer> {

    @Override
    public boolean isValid(Answer answer) {
        return answer != null && answer.status() < 500;
    }
}
// end::validator[]
