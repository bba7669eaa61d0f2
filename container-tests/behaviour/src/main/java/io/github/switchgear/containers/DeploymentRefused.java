package io.github.switchgear.containers;

/** The container does not run the application, and its log says so. */
public final class DeploymentRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DeploymentRefused(String message) {
        super(message);
    }
}
