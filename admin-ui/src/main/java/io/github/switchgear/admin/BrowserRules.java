package io.github.switchgear.admin;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * What a change must come with, whoever is signed in. A form or a script of another site can send none of it without
 * being asked back first.
 */
final class BrowserRules {

    private BrowserRules() {}

    static Optional<Response> refusal(ContainerRequestContext request) {
        String origin = request.getHeaderString("Origin");
        if (origin != null && !isOwn(origin, request)) {
            return Optional.of(
                    Problem.response(Status.FORBIDDEN, "Changes are refused from a page of another origin: " + origin));
        }
        if ("cross-site".equalsIgnoreCase(request.getHeaderString("Sec-Fetch-Site"))) {
            return Optional.of(Problem.response(Status.FORBIDDEN, "Changes are refused from a page of another site"));
        }
        if (!"1".equals(request.getHeaderString("X-Switchgear"))) {
            return Optional.of(Problem.response(Status.FORBIDDEN, "Changes need the request header 'X-Switchgear: 1'"));
        }
        if (!isJson(request)) {
            return Optional.of(Problem.response(
                    Status.UNSUPPORTED_MEDIA_TYPE, "Changes need the request header 'Content-Type: application/json'"));
        }
        return Optional.empty();
    }

    private static boolean isJson(ContainerRequestContext request) {
        try {
            MediaType type = request.getMediaType();
            return type != null && type.isCompatible(MediaType.APPLICATION_JSON_TYPE) && !type.isWildcardSubtype();
        } catch (IllegalArgumentException malformed) {
            // Quarkus parses the header only now; other servers have refused it before.
            return false;
        }
    }

    private static boolean isOwn(String origin, ContainerRequestContext request) {
        Optional<String> foreign = authority(origin);
        String host = request.getHeaderString(HttpHeaders.HOST);
        String base = request.getUriInfo().getBaseUri().toString();
        return foreign.isPresent()
                && (foreign.equals(authority(base))
                        || (host != null && foreign.equals(authority(scheme(origin) + "://" + host))));
    }

    private static String scheme(String origin) {
        return origin.substring(0, Math.max(0, origin.indexOf("://")));
    }

    /**
     * Host and port, by which an origin is compared: behind a proxy the scheme may differ. {@link URI#getHost()} would know no
     * name with an underscore, as containers have for each other.
     */
    private static Optional<String> authority(String uri) {
        try {
            URI parsed = URI.create(uri);
            String standard = "https".equals(parsed.getScheme()) ? ":443" : ":80";
            return Optional.ofNullable(parsed.getAuthority())
                    .map(authority -> authority.matches(".*:\\d+") ? authority : authority + standard)
                    .map(authority -> authority.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
