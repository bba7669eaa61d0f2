package io.github.switchgear.quarkus.jars;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.CookieManager;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A browser that an OpenID Connect provider signs in; configured by the lines of the documentation. */
class OidcSignInIT {

    private static final IdentityProvider PROVIDER = new IdentityProvider();

    @RegisterExtension
    static final QuarkusUnitTest QUARKUS = Deployment.signedInBy(PROVIDER, "quarkus-oidc-browser.properties");

    private static final String GOLDEN = "switchgear/api/breakers/prices%28int%5B%5D%2CString%29%231";

    private HttpClient browser;

    @TestHTTPResource("/")
    URL root;

    /** It keeps cookies, and follows no redirect on its own. */
    @BeforeEach
    void takeAnotherBrowser() {
        browser = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(Redirect.NEVER)
                .build();
    }

    private HttpResponse<String> get(String uri) throws Exception {
        return browser.send(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> resets() throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create(root + GOLDEN + "/reset"))
                        .header("Content-Type", "application/json")
                        .header("X-Switchgear", "1")
                        .POST(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }

    private static String location(HttpResponse<String> redirect) {
        assertThat(redirect.statusCode()).isEqualTo(302);
        return redirect.headers().firstValue("Location").orElseThrow();
    }

    /** Opens the dashboard, signs in where it is sent to, and goes where it is sent back to. */
    private HttpResponse<String> signIn(String name) throws Exception {
        String page = location(get(root + "switchgear/"));
        HttpResponse<String> back = get(location(get(page + "&login=" + name)));
        while (back.statusCode() == 302) {
            back = get(location(back));
        }
        return back;
    }

    @Test
    void nobodyIsSentToTheProvidersSignInPageAndChangesNothing() throws Exception {
        String provider = System.getProperty(IdentityProvider.ADDRESS);

        assertThat(location(get(root + "switchgear/"))).startsWith(provider + "/sign-in?");
        assertThat(location(resets())).startsWith(provider + "/sign-in?");
        signIn("vera");
        assertThat(get(root + GOLDEN + "/transitions").body()).doesNotContain("\"actor\":\"anonymous\"");
    }

    @Test
    void whoComesBackSignedInSeesTheDashboard() throws Exception {
        HttpResponse<String> dashboard = signIn("vera");

        assertThat(dashboard.statusCode()).isEqualTo(200);
        assertThat(dashboard.uri()).isEqualTo(URI.create(root + "switchgear/"));
        assertThat(dashboard.body()).startsWith("<!doctype html>").contains("Switchgear");
        assertThat(get(root + "switchgear/api/breakers").statusCode()).isEqualTo(200);
        assertThat(resets().statusCode()).isEqualTo(403);
    }

    @Test
    void anOperatorActsByName() throws Exception {
        signIn("ann");

        assertThat(resets().statusCode()).isEqualTo(200);
        assertThat(get(root + GOLDEN + "/transitions").body()).contains("\"actor\":\"ann\"");
    }

    @Test
    void whoHasNoRoleIsRefusedAndNotSentRoundInCircles() throws Exception {
        assertThat(signIn("emil").statusCode()).isEqualTo(403);
    }
}
