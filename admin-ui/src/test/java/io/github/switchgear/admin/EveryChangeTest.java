package io.github.switchgear.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.KeyedBreakers;
import io.github.switchgear.core.ManualOverride;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever can be changed, and whichever rule is broken: it is refused, audited, and nothing has changed. */
class EveryChangeTest extends AdminTest {

    /** All that can be done, as it is done. */
    enum Change {
        RESET("POST", "/breakers/inventory/reset", "{\"reason\":\"x\"}"),
        RELEASE("POST", "/breakers/inventory/release", "{\"reason\":\"x\"}"),
        FORCE_OPEN("POST", "/breakers/inventory/force-open", "{\"reason\":\"x\"}"),
        FORCE_CLOSED("POST", "/breakers/inventory/force-closed", "{\"reason\":\"x\"}"),
        SETTINGS("PATCH", "/breakers/inventory/settings", "{\"allowedFails\":9,\"reason\":\"x\"}"),
        RESET_KEY("POST", "/breakers/warehouse/keys/north/reset", "{\"reason\":\"x\"}"),
        RELEASE_KEY("POST", "/breakers/warehouse/keys/north/release", "{\"reason\":\"x\"}"),
        FORCE_KEY_OPEN("POST", "/breakers/warehouse/keys/north/force-open", "{\"reason\":\"x\"}"),
        FORCE_KEY_CLOSED("POST", "/breakers/warehouse/keys/north/force-closed", "{\"reason\":\"x\"}"),
        FORCE_NEW_KEY("POST", "/breakers/warehouse/keys/new/force-open", "{\"reason\":\"x\"}"),
        RESET_MANY(
                "POST",
                "/actions",
                "{\"action\":\"reset\",\"select\":{\"names\":[\"inventory\"]},\"expected\":1,\"reason\":\"x\"}"),
        RESET_ALL("POST", "/reset", "{\"confirm\":\"reset all\",\"reason\":\"x\"}");

        private final String method;
        private final String path;
        private final String body;

        Change(String method, String path, String body) {
            this.method = method;
            this.path = "/api" + path;
            this.body = body;
        }

        boolean isOfOneBreaker() {
            return path.contains("/breakers/");
        }

        /** What is to be told of what was done. */
        CircuitBreaker changed() {
            return path.contains("/new/")
                    ? warehouse().find("new").orElseThrow()
                    : path.contains("/north/") ? warehouse().find("north").orElseThrow() : server.breaker("inventory");
        }

        String action() {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        HttpRequest as(HttpRequest.Builder caller) {
            return AdminServer.send(method, caller, body);
        }

        HttpRequest with(String body) {
            return AdminServer.send(method, server.operator(path), body);
        }
    }

    /** How the same request is spoilt. */
    enum Breach {
        NOBODY(401) {
            @Override
            HttpRequest of(Change change) {
                return change.as(server.nobody(change.path));
            }
        },
        WITHOUT_ROLE(403) {
            @Override
            HttpRequest of(Change change) {
                return change.as(server.nobody(change.path).header("Test-User", "emil"));
            }
        },
        VIEWER(403) {
            @Override
            HttpRequest of(Change change) {
                return change.as(server.viewer(change.path));
            }
        },
        FOREIGN_ORIGIN(403) {
            @Override
            HttpRequest of(Change change) {
                return change.as(server.operator(change.path).header("Origin", "http://evil.example"));
            }
        },
        CROSS_SITE(403) {
            @Override
            HttpRequest of(Change change) {
                return change.as(server.operator(change.path).header("Sec-Fetch-Site", "cross-site"));
            }
        },
        WITHOUT_HEADER(403) {
            @Override
            HttpRequest of(Change change) {
                return server.operator(change.path)
                        .header("Content-Type", "application/json")
                        .method(change.method, BodyPublishers.ofString(change.body))
                        .build();
            }
        },
        FORM(415) {
            @Override
            HttpRequest of(Change change) {
                return server.operator(change.path)
                        .header("X-Switchgear", "1")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .method(change.method, BodyPublishers.ofString(change.body))
                        .build();
            }
        },
        UNKNOWN_FIELD(400) {
            @Override
            HttpRequest of(Change change) {
                return change.with(change.body.replace("}", ",\"force\":1}"));
            }
        },
        MALFORMED(400) {
            @Override
            HttpRequest of(Change change) {
                return change.with(change.body.replace("}", ""));
            }
        },
        TOO_LARGE(413) {
            @Override
            HttpRequest of(Change change) {
                return change.with(change.body + " ".repeat(300_000));
            }
        },
        UNKNOWN_BREAKER(404) {
            @Override
            HttpRequest of(Change change) {
                return change.as(
                        server.operator(change.path.replace("inventory", "nope").replace("warehouse", "nope")));
            }
        },
        STALE(412) {
            @Override
            HttpRequest of(Change change) {
                return change.as(server.operator(change.path).header("If-Match", "\"4711\""));
            }
        };

        private final int status;

        Breach(int status) {
            this.status = status;
        }

        abstract HttpRequest of(Change change);

        boolean canSpoil(Change change) {
            return change.isOfOneBreaker() || (this != UNKNOWN_BREAKER && this != STALE);
        }
    }

    static Stream<Arguments> everyChangeSpoiltInEveryWay() {
        return Arrays.stream(Change.values())
                .flatMap(change -> Arrays.stream(Breach.values())
                        .filter(breach -> breach.canSpoil(change))
                        .map(breach -> Arguments.of(change, breach)));
    }

    /** All that a change could change. */
    private static List<Object> states() {
        return Stream.concat(server.bean(BreakerRegistry.class).all().stream(), warehouse().tracked().stream())
                .flatMap(breaker -> Stream.<Object>of(breaker.snapshot(), breaker.settings()))
                .toList();
    }

    private static KeyedBreakers warehouse() {
        return server.bean(BreakerRegistry.class).keyed("warehouse").orElseThrow();
    }

    /** So that each change would change something, and a new key is one. */
    private static void force() {
        server.breaker("inventory").forceClosed(ManualOverride.because("so that each changes something"));
        warehouse().family().reset();
        for (int i = 0; i < 4; i++) {
            warehouse().of("another " + i);
        }
        warehouse().of("north").forceClosed(ManualOverride.because("so that each changes something"));
        for (int i = 0; i < 4; i++) {
            warehouse().of("yet another " + i);
        }
        assertThat(warehouse().find("new")).isEmpty();
    }

    private List<String> audited() {
        return log.lines().stream().filter(line -> line.contains(" action=")).toList();
    }

    @ParameterizedTest
    @MethodSource("everyChangeSpoiltInEveryWay")
    void itIsRefusedAuditedAndChangesNothing(Change change, Breach breach) throws Exception {
        force();
        List<Object> before = states();

        HttpResponse<String> answer = server.send(breach.of(change));

        assertThat(answer.statusCode()).isEqualTo(breach.status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(states()).isEqualTo(before);
        assertThat(audited())
                .singleElement()
                .asString()
                .startsWith("refused action=\"" + change.action() + "\"")
                .contains(" actor=" + (breach == Breach.NOBODY ? "null" : "\""))
                .containsPattern("after=null status=" + breach.status + "( scope=(FLEET|NODE))?$");
    }

    @ParameterizedTest
    @EnumSource
    void unspoiltItIsDoneAndAudited(Change change) throws Exception {
        force();
        List<Object> before = states();
        BreakerSettings settings = server.breaker("inventory").settings();

        HttpResponse<String> answer = server.send(change.as(server.operator(change.path)));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(states()).isNotEqualTo(before);
        assertThat(change.changed().history().get(0).actor()).isEqualTo("otto");
        assertThat(audited())
                .hasSize(change == Change.RESET_MANY ? 2 : 1)
                .last()
                .asString()
                .startsWith("done action=\"" + change.action() + "\"")
                .contains(" actor=\"otto\" from=\"127.0.0.1\" reason=\"x\"")
                .endsWith(" status=200 scope=FLEET");
        server.breaker("inventory").reconfigure(settings);
    }
}
