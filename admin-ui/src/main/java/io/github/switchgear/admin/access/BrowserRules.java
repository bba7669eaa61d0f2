package io.github.switchgear.admin.access;

import io.github.switchgear.admin.json.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a change must come with, whoever is signed in. A form or a script of another site can send none of it without
 * being asked back first. Each rule lists what is good and refuses all else, a header that is there twice included: which
 * of its values counts is told differently by each container.
 */
final class BrowserRules {

    private static final String FETCH_SITE = "Sec-Fetch-Site";

    /** From the page itself, or by the user's own doing; neither from another site nor from another host of this one. */
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    private static final Pattern ORIGIN = Pattern.compile("(https?)://([^/?#@]+)");

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final String PARAMETER = TOKEN + "=(?:" + TOKEN + "|\"(?:[^\"\\\\]|\\\\.)*\")";
    private static final Pattern JSON =
            Pattern.compile("application/json((?:[ \t]*;[ \t]*(?:" + PARAMETER + ")?)*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern OTHER_CHARSET = Pattern.compile(
            ";[ \t]*charset=(?!(?:utf-8|us-ascii|\"utf-8\"|\"us-ascii\")[ \t]*(?:;|$))", Pattern.CASE_INSENSITIVE);

    private BrowserRules() {}

    static Optional<Response> refusal(ContainerRequestContext request) {
        List<String> origins = values(request, "Origin");
        if (!origins.isEmpty() && !isOwn(origins, request)) {
            return Optional.of(Problem.response(
                    Status.FORBIDDEN,
                    "Changes are refused from a page of another origin: " + String.join(", ", origins)));
        }
        List<String> sites = values(request, FETCH_SITE);
        if (!sites.isEmpty() && !(sites.size() == 1 && OWN_SITE.contains(sites.get(0)))) {
            return Optional.of(Problem.response(
                    Status.FORBIDDEN,
                    "Changes are refused from a page of another site: " + FETCH_SITE
                            + " may be 'same-origin', 'none' or absent"));
        }
        if (!values(request, "X-Switchgear").equals(List.of("1"))) {
            return Optional.of(Problem.response(Status.FORBIDDEN, "Changes need the request header 'X-Switchgear: 1'"));
        }
        if (!isJson(values(request, HttpHeaders.CONTENT_TYPE))) {
            return Optional.of(Problem.response(
                    Status.UNSUPPORTED_MEDIA_TYPE,
                    "Changes need the request header 'Content-Type: application/json', and no charset but UTF-8"));
        }
        return Optional.empty();
    }

    /** All values of a header as they were sent, one for each time that it is there. */
    private static List<String> values(ContainerRequestContext request, String name) {
        return request.getHeaders().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .flatMap(header -> header.getValue().stream())
                .map(String::strip)
                .toList();
    }

    private static boolean isJson(List<String> types) {
        if (types.size() != 1) {
            return false;
        }
        Matcher json = JSON.matcher(types.get(0));
        return json.matches() && !OTHER_CHARSET.matcher(json.group(1)).find();
    }

    private static boolean isOwn(List<String> origins, ContainerRequestContext request) {
        Matcher origin = ORIGIN.matcher(origins.get(0).toLowerCase(Locale.ROOT));
        if (origins.size() != 1 || !origin.matches()) {
            return false;
        }
        Optional<String> sender = authority(origin.group());
        List<String> hosts = values(request, HttpHeaders.HOST);
        return sender.isPresent()
                && (sender.equals(authority(request.getUriInfo().getBaseUri().toString()))
                        || (hosts.size() == 1 && sender.equals(authority(origin.group(1) + "://" + hosts.get(0)))));
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
