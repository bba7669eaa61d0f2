package io.github.switchgear.admin.json;

import io.github.switchgear.admin.AdminAttempt;
import io.github.switchgear.admin.audit.AuditTrail;
import io.github.switchgear.core.VisibleText;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The audit's attempts as a table for spreadsheets, as RFC 4180 has it. What people sent can be no formula there: a cell that
 * would begin as one begins with an apostrophe, as OWASP advises against CSV injection. Safe for use by any number of threads.
 */
@ApplicationScoped
public class AuditCsv {

    private static final List<String> COLUMNS = List.of(
            "at", "actor", "from", "action", "breaker", "key", "reason", "before", "after", "status", "outcome",
            "scope");

    /** A tab and a line's end count, too, as some programs leave them out before they look. */
    private static final String BEGINNINGS_OF_FORMULAS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private static final String LINE_END = "\r\n";

    /**
     * Writes some of them.
     *
     * @param page of attempts, newest first
     * @param showsAddresses whether to tell where they came from
     * @return a line of names, and one for each attempt
     */
    public byte[] attempts(AuditTrail.Page page, boolean showsAddresses) {
        StringBuilder table = new StringBuilder(String.join(",", COLUMNS)).append(LINE_END);
        for (AuditTrail.Entry entry : page.entries()) {
            table.append(line(entry.attempt(), showsAddresses)).append(LINE_END);
        }
        return table.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String line(AdminAttempt attempt, boolean showsAddresses) {
        return Arrays.asList(
                        attempt.at(),
                        attempt.actor(),
                        showsAddresses ? attempt.from() : null,
                        attempt.action(),
                        attempt.breaker(),
                        attempt.key(),
                        attempt.reason(),
                        attempt.before(),
                        attempt.after(),
                        attempt.status(),
                        AuditJson.outcome(attempt),
                        attempt.scope())
                .stream()
                .map(AuditCsv::cell)
                .collect(Collectors.joining(","));
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String text = VisibleText.of(value.toString());
        boolean isFormula = !text.isEmpty() && BEGINNINGS_OF_FORMULAS.indexOf(text.charAt(0)) >= 0;
        return '"' + (isFormula ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }
}
