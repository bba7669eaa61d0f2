package io.github.switchgear.microprofile.config;

import java.util.Optional;
import java.util.function.Function;

/**
 * What is written as <code>${key}</code> or <code>${key:default}</code> in a value that is read from its source, as the
 * specification has it. A key, and a default, may have such a thing in it.
 *
 * @param values answers what a key stands for, empty where it stands for nothing
 */
record Expressions(Function<String, Optional<String>> values) {

    private static final String BEGIN = "${";

    /** The text without them; empty where one of them stands for nothing. */
    Optional<String> expand(String text) {
        int begin = text.indexOf(BEGIN);
        int end = begin < 0 ? -1 : indexOutside('}', text, begin + BEGIN.length());
        if (end < 0) {
            return Optional.of(text);
        }
        return value(text.substring(begin + BEGIN.length(), end))
                .flatMap(value -> expand(text.substring(end + 1)).map(rest -> text.substring(0, begin) + value + rest));
    }

    private Optional<String> value(String expression) {
        int colon = indexOutside(':', expression, 0);
        return expand(colon < 0 ? expression : expression.substring(0, colon))
                .flatMap(values)
                .or(() -> colon < 0 ? Optional.empty() : expand(expression.substring(colon + 1)));
    }

    /** Where a character is that is in no further one; -1 if it is nowhere. */
    private static int indexOutside(char wanted, String text, int from) {
        int depth = 0;
        for (int i = from; i < text.length(); i++) {
            if (depth == 0 && text.charAt(i) == wanted) {
                return i;
            }
            if (text.startsWith(BEGIN, i)) {
                depth++;
            } else if (text.charAt(i) == '}') {
                depth--;
            }
        }
        return -1;
    }
}
