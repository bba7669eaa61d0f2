package io.github.switchgear.containers;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a container is started.
 *
 * @param build what makes the application for the container first, or nothing where it takes the application as it is
 * @param command the program and its arguments
 * @param environment what is set in its environment beside what the tests' own has
 * @param root the application's own root, with a slash at the end; its JAX-RS root is {@code api/} below that
 */
public record Launch(List<String> build, List<String> command, Map<String, String> environment, URI root) {

    public Launch {
        build = List.copyOf(build);
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** Of a container that takes the application as it is. */
    public Launch(List<String> command, Map<String, String> environment, URI root) {
        this(List.of(), command, environment, root);
    }

    /** Of a container that needs nothing in its environment. */
    public Launch(List<String> command, URI root) {
        this(command, Map.of(), root);
    }

    /** The same after a build, in the same folder and with the same environment; where that fails nothing is started. */
    public Launch builtBy(List<String> buildCommand) {
        return new Launch(buildCommand, command, environment, root);
    }

    /** The same, of an application that is at home below the root. */
    Launch below(String name) {
        return new Launch(build, command, environment, root.resolve(name + "/"));
    }

    /** The same with one more variable in its environment. */
    Launch in(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new Launch(build, command, more, root);
    }
}
