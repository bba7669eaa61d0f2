package io.github.switchgear.containers;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * An application that runs in the container.
 *
 * @param root its own root, with a slash at the end
 * @param firstListing its breakers as they were when nobody had called one yet
 * @param complaints what the container had printed by then that is a warning of Switchgear or worse, or has a stack trace
 */
public record Deployed(URI root, List<JsonObject> firstListing, List<String> complaints) {

    /** The root of its REST resources. */
    public URI api() {
        return root.resolve("api/");
    }

    public Admin admin() {
        return new Admin(api());
    }

    /** What one of its own resources answers to anybody. */
    public HttpResponse<String> call(String path) {
        return Http.get(api().resolve(path), User.NOBODY);
    }

    /** The same, without waiting for it. */
    public CompletableFuture<HttpResponse<String>> begin(String path) {
        return Http.getLater(api().resolve(path), User.NOBODY);
    }
}
