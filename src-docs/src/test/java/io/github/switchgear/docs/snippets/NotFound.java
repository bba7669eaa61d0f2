package io.github.switchgear.docs.snippets;

/** There is no such article: the warehouse is well, the question was wrong. */
public class NotFound extends Exception {

    private static final long serialVersionUID = 1L;
}
