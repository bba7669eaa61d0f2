package io.github.switchgear.admin.access;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * What a person sees who opens the dashboard and may not: a small page that tells which role it takes, where a browser would show
 * problem details as they are, or save them.
 */
final class RefusalPage {

    private static final List<String> DASHBOARD = List.of("switchgear");

    private RefusalPage() {}

    /**
     * Makes a page of a refusal where it is the dashboard's own address that a browser asks for.
     *
     * @param refusal of reading
     * @param readers the roles of which one is needed
     * @return the page with the refusal's status and headers, or the refusal as it is
     */
    static Response forBrowser(ContainerRequestContext request, Response refusal, List<String> readers) {
        if (!RequestPath.parts(request.getUriInfo()).equals(DASHBOARD) || !wantsPage(request)) {
            return refusal;
        }
        return Response.fromResponse(refusal)
                .type("text/html;charset=UTF-8")
                .entity(page(refusal.getStatus(), readers))
                .build();
    }

    /** Browsers name HTML; who takes anything is a program. */
    private static boolean wantsPage(ContainerRequestContext request) {
        String accepted = request.getHeaderString(HttpHeaders.ACCEPT);
        return accepted != null && accepted.contains(MediaType.TEXT_HTML);
    }

    private static String page(int status, List<String> readers) {
        String head = status == Response.Status.UNAUTHORIZED.getStatusCode() ? "Sign in" : "You may not see this page";
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s: Switchgear</title>
                </head>
                <body>
                <h1>%s</h1>
                <p>This is the dashboard of this application's circuit breakers. To see it you need %s. Who runs the application
                gives it to you.</p>
                <p><a href="">Try again</a></p>
                </body>
                </html>
                """.formatted(head, head, needed(readers));
    }

    private static String needed(List<String> readers) {
        if (readers.contains("**")) {
            return "to be signed in";
        }
        List<String> roles =
                readers.stream().map(role -> "<b>" + escaped(role) + "</b>").toList();
        return roles.size() == 1 ? "the role " + roles.get(0) : "one of the roles " + String.join(", ", roles);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
