package io.github.switchgear.quarkus.jars;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.smallrye.jwt.build.Jwt;
import jakarta.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An OpenID Connect provider on a free port, as far as an application asks it for anything: its discovery document, its
 * keys, its sign-in page and its tokens. The page lets in whoever its parameter {@code login} names.
 */
final class IdentityProvider {

    /** Where an application finds it, as a system property for its configuration. */
    static final String ADDRESS = "test.id.address";

    private static final Map<String, List<String>> ROLES =
            Map.of("ann", List.of("shop-oncall"), "vera", List.of("shop-team"), "emil", List.of());

    private final SigningKeys keys = SigningKeys.fresh();
    private HttpServer server;
    private String address;

    SigningKeys keys() {
        return keys;
    }

    void start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        address = "http://localhost:" + server.getAddress().getPort() + "/realms/shop";
        server.createContext(
                "/realms/shop/.well-known/openid-configuration", exchange -> answer(exchange, discovery()));
        server.createContext("/realms/shop/keys", exchange -> answer(exchange, keys.keySet()));
        server.createContext("/realms/shop/sign-in", this::signIn);
        server.createContext("/realms/shop/token", this::giveTokens);
        server.start();
        System.setProperty(ADDRESS, address);
    }

    void stop() {
        System.clearProperty(ADDRESS);
        server.stop(0);
    }

    private String discovery() {
        return Json.createObjectBuilder()
                .add("issuer", address)
                .add("jwks_uri", address + "/keys")
                .add("authorization_endpoint", address + "/sign-in")
                .add("token_endpoint", address + "/token")
                .build()
                .toString();
    }

    /** Sends the browser back with a code, which is no more than the name here. */
    private void signIn(HttpExchange exchange) throws IOException {
        Map<String, String> query = parameters(exchange.getRequestURI().getRawQuery());
        exchange.getResponseHeaders()
                .set(
                        "Location",
                        query.get("redirect_uri") + "?state="
                                + URLEncoder.encode(query.get("state"), StandardCharsets.UTF_8) + "&code="
                                + query.get("login"));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void giveTokens(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
        String token = token(parameters(form).get("code"));
        answer(
                exchange,
                Json.createObjectBuilder()
                        .add("token_type", "Bearer")
                        .add("expires_in", 300)
                        .add("access_token", token)
                        .add("id_token", token)
                        .build()
                        .toString());
    }

    private String token(String name) {
        return Jwt.issuer(address)
                .subject(name)
                .audience("shop")
                .preferredUserName(name)
                .claim("realm_access", Map.of("roles", ROLES.get(name)))
                .expiresIn(300)
                .sign(keys.pair().getPrivate());
    }

    private static Map<String, String> parameters(String encoded) {
        return Arrays.stream(encoded.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
