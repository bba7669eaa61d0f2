package io.github.switchgear.admin.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.admin.operation.KnownBreakers;
import io.github.switchgear.core.Configuration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Which key is whose. */
class LinksTest {

    private final KnownBreakers known = new KnownBreakers(System::nanoTime);

    private record Configured(SortedMap<String, String> values) implements Configuration {

        @Override
        public Optional<String> value(String key) {
            return Optional.ofNullable(values.get(key)).filter(value -> !value.isEmpty());
        }

        @Override
        public SortedSet<String> keys(String prefix) {
            return new TreeSet<>(values.keySet().stream()
                    .filter(key -> key.startsWith(prefix) && key.length() > prefix.length())
                    .toList());
        }
    }

    private Links links(Map<String, String> values) {
        Links links = Links.on(known, new Node());
        links.configure(new Configured(new TreeMap<>(values)));
        return links;
    }

    private List<String> labels(Links links, String breaker) {
        return links.of(known.find(breaker).orElseThrow().snapshot(), List.of(), Instant.EPOCH).stream()
                .map(Link::label)
                .toList();
    }

    @Test
    void aKeyBelongsToTheLongestNameThatThereIs() {
        known.add("a", true);
        known.add("a.links.b", true);
        known.add("ab", true);
        Links links = links(Map.of(
                "switchgear.breaker.a.links.b.links.c", "https://example.com/1",
                "switchgear.breaker.a.links.d.links.e", "https://example.com/2",
                "switchgear.breaker.ab.links.f", "https://example.com/3",
                "switchgear.breaker.a.allowed-fails", "3",
                "switchgear.breaker.gone.links.g", "https://example.com/4"));

        assertThat(labels(links, "a")).containsExactly("d.links.e");
        assertThat(labels(links, "a.links.b")).containsExactly("c");
        assertThat(labels(links, "ab")).containsExactly("f");
    }

    @Test
    void anEmptyOneIsNone() {
        known.add("a", true);
        assertThat(labels(links(Map.of("switchgear.admin.links.x", "")), "a")).isEmpty();
    }

    @Test
    void aWrongOneIsRefusedAtOnceByKeyAndValue() {
        for (String key : List.of("switchgear.admin.links.bad", "switchgear.breaker.gone.links.bad")) {
            assertThatThrownBy(() -> links(Map.of(key, "javascript:alert(1)")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(key + " must be an absolute address")
                    .hasMessageEndingWith("but is 'javascript:alert(1)'");
        }
    }
}
