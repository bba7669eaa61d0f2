package io.github.switchgear.containers.shop;

import jakarta.enterprise.context.ApplicationScoped;

/** A proxy in front of the warehouse likes to answer 200 with a page of HTML; that is no stock. */
@ApplicationScoped
public class ContentPolicy {

    public boolean understands(String contentType) {
        return contentType.startsWith("application/json");
    }

    /** Whether a status says that the warehouse is ill, and not that the question was wrong. */
    boolean blames(int status) {
        return status >= 500;
    }
}
