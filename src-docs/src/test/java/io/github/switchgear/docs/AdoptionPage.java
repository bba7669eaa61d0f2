package io.github.switchgear.docs;

import io.github.switchgear.docs.AdoptionAnswers.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The tables of what an application answers with the container's breakers and with Switchgear's, as AsciiDoc: what is the same in
 * all containers with either, and what is not.
 */
final class AdoptionPage {

    private final List<AdoptionAnswers> containers;

    AdoptionPage(List<AdoptionAnswers> containers) {
        this.containers = List.copyOf(containers);
    }

    String text() {
        List<Answer> asked = containers.get(0).all();
        List<String> parts = new ArrayList<>();
        parts.add("// Made from what the container tests have been answered; see AdoptionPageTest.");
        parts.add("In " + names(containers) + ".");
        parts.add("[#microprofile-differences]\n=== Not the same everywhere");
        parts.addAll(table(
                "table-microprofile-differences",
                asked.stream().filter(answer -> !isSameInAll(answer)).toList()));
        parts.add("[#microprofile-alike]\n=== The same everywhere, with the container's breaker and with this one");
        parts.addAll(table(
                "table-microprofile-alike",
                asked.stream().filter(this::isSameInAll).toList()));
        return String.join("\n\n", parts) + "\n";
    }

    private boolean isSameInAll(Answer asked) {
        return containers.stream()
                .map(container -> container.of(asked))
                .allMatch(answer -> answer.isSame() && answer.before().equals(asked.before()));
    }

    private List<String> table(String anchor, List<Answer> asked) {
        List<String> parts = new ArrayList<>();
        parts.add("[#" + anchor + ",cols=\"4,4,8a\",options=\"header\"]\n|===\n| Method | Calls | Answers");
        String group = "";
        for (Answer answer : asked) {
            if (!answer.group().equals(group)) {
                group = answer.group();
                parts.add("3+| *" + upper(group) + "*");
            }
            parts.add("| " + upper(answer.says()) + "\n| " + literal(answer.calls()) + "\n| " + cell(answer));
        }
        parts.add("|===");
        return parts;
    }

    private String cell(Answer asked) {
        if (isSameInAll(asked)) {
            return literal(asked.before());
        }
        Map<Answer, List<AdoptionAnswers>> alike = new LinkedHashMap<>();
        for (AdoptionAnswers container : containers) {
            alike.computeIfAbsent(container.of(asked), unknown -> new ArrayList<>())
                    .add(container);
        }
        return alike.entrySet().stream()
                .map(each -> "*" + names(each.getValue()) + "*: " + answers(each.getKey()))
                .collect(Collectors.joining("\n\n"));
    }

    private static String answers(Answer answer) {
        if (answer.guardian().equals("container")) {
            return literal(answer.before()) + ", kept";
        }
        return answer.isSame()
                ? literal(answer.before())
                : "its own " + literal(answer.before()) + ", this one " + literal(answer.adopted()) + ": "
                        + answer.because();
    }

    private static String names(List<AdoptionAnswers> containers) {
        return containers.stream().map(AdoptionAnswers::container).collect(Collectors.joining(", "));
    }

    /** Signs that AsciiDoc has a meaning for are among the calls. */
    private static String literal(String text) {
        return "`pass:c[" + text + "]`";
    }

    /** What begins with a word and not with code begins a cell. */
    private static String upper(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
