package io.github.switchgear.demo.browser;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Asks axe-core what on a page is a barrier to somebody. */
final class Axe {
    private static final String RULES = script();

    private Axe() {}

    private static String script() {
        try (InputStream script = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError("axe-core is not on the class path", e);
        }
    }

    /** What is violated, by the rule's name and the element; none if everybody can use the page. */
    static List<String> violations(Browser browser) {
        browser.ask("if (!window.axe) { " + RULES + " }");
        List<Map<String, Object>> found = browser.askForObjectsLater("""
                const done = arguments[arguments.length - 1];
                axe.run().then(({ violations }) => done(violations.flatMap(({ id, nodes }) =>
                  nodes.map(({ html, failureSummary }) => ({ id, html, failureSummary })))));
                """);
        return found.stream()
                .map(violation -> "%s: %s%n%s"
                        .formatted(violation.get("id"), violation.get("html"), violation.get("failureSummary")))
                .toList();
    }
}
