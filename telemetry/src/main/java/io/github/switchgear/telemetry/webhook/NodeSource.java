package io.github.switchgear.telemetry.webhook;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** How events tell from which node they are. */
final class NodeSource {

    private NodeSource() {}

    /** The node as the source of events: a URI reference, with all escaped that may not be in it. */
    static String of(String node) {
        return "/switchgear/" + URLEncoder.encode(node, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
