package io.github.switchgear.demo.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/** A small JSON body, read by hand, so that whatever is wrong with it is answered with what is allowed. */
public final class Body {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode json;

    private Body(JsonNode json) {
        this.json = json;
    }

    /** A body that is not JSON has no members. */
    public static Body of(String text) {
        try {
            return new Body(JSON.readTree(text));
        } catch (JsonProcessingException notJson) {
            return new Body(JSON.missingNode());
        }
    }

    public Optional<String> text(String member) {
        return Optional.of(json.path(member)).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    public Optional<Integer> integer(String member) {
        return Optional.of(json.path(member))
                .filter(JsonNode::canConvertToInt)
                .filter(JsonNode::isIntegralNumber)
                .map(JsonNode::intValue);
    }
}
