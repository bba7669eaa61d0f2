package io.github.switchgear.demo.rest;

/** The number of what a page has seen last, when it asks for what came after that. */
public final class After {

    private After() {}

    /**
     * Reads it. A parameter of type long would make JAX-RS answer a wrong one with 404 and no word why.
     *
     * @param after as it came
     * @param ofWhat what is numbered, with its article
     */
    public static long number(String after, String ofWhat) {
        if (!after.matches("\\d{1,18}")) {
            throw new ProblemException(Problem.badInput("after: the number of " + ofWhat + ", 0 or above, is allowed"));
        }
        return Long.parseLong(after);
    }
}
