package io.github.switchgear.admin.access;

import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

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
        return uri.getPathSegments().stream()
                .map(PathSegment::getPath)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
