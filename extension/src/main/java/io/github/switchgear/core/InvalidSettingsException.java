package io.github.switchgear.core;

import java.util.List;

/** Settings that cannot be; it names every member that is wrong, the value it has and what is allowed. */
public final class InvalidSettingsException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** One sentence each. */
    private final String[] problems;

    InvalidSettingsException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = problems.toArray(String[]::new);
    }

    /**
     * Tells all that is wrong.
     *
     * @return one sentence a problem, each beginning with the member's name
     */
    public List<String> problems() {
        return List.of(problems);
    }
}
