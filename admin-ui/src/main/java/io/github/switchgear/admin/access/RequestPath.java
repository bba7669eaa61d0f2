package io.github.switchgear.admin.access;

import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The parts of a request's path below the application's REST root. */
public final class RequestPath {

    private RequestPath() {}

    /**
     * Tells the parts in their order.
     *
     * @param uri of the request
     * @return each decoded, without matrix parameters, and without the empty ones that a slash at either end makes
     */
    public static List<String> parts(UriInfo uri) {
        return segments(uri).filter(part -> !part.isEmpty()).toList();
    }

    /** Whether it is {@code switchgear/api/breakers/{name}/rehearse}, or that of a key. */
    static boolean isRehearsal(List<String> parts) {
        int last = parts.size() - 1;
        return (last == 4 || (last == 6 && parts.get(4).equals("keys")))
                && parts.get(2).equals("breakers")
                && parts.get(last).equals("rehearse");
    }

    /** From the address as it came: Quarkus decodes its segments twice, and fails where a percent sign is in one. */
    private static Stream<String> segments(UriInfo uri) {
        String root = uri.getBaseUri().getRawPath();
        String path = uri.getRequestUri().getRawPath();
        return path.startsWith(root)
                ? Arrays.stream(path.substring(root.length()).split("/")).map(RequestPath::decoded)
                : uri.getPathSegments().stream().map(PathSegment::getPath);
    }

    private static String decoded(String segment) {
        String name = segment.split(";", 2)[0];
        return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
