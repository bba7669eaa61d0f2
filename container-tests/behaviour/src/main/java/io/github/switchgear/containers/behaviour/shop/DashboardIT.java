package io.github.switchgear.containers.behaviour.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.containers.Http;
import io.github.switchgear.containers.Promise;
import io.github.switchgear.containers.Proves;
import io.github.switchgear.containers.User;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The dashboard is at home wherever the application's JAX-RS root is. */
@Proves(Promise.DASHBOARD)
class DashboardIT extends ShopTest {

    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"#]+)\"");
    private static final String POLICY = "default-src 'self'; frame-ancestors 'none'";
    private static final Map<String, String> TYPES =
            Map.of("css", "text/css", "js", "text/javascript", "svg", "image/svg+xml");
    private static final Pattern IMPORT = Pattern.compile("(?m)^\\s*(?:import|export)\\b[^;\"']*[\"']([^\"']+)[\"']");

    @Test
    void aViewerGetsAPageThatLoadsNothingFromElsewhere() {
        HttpResponse<String> page = Http.get(admin().dashboard(), User.VIEWER);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(page.headers().allValues("Content-Security-Policy")).containsExactly(POLICY);
    }

    @Test
    void withoutTheSlashThatItsLinksNeedItSendsTheBrowserThere() {
        URI folder = admin().dashboard();
        URI withoutSlash = folder.resolve("../switchgear");

        HttpResponse<String> redirect = Http.get(withoutSlash, User.VIEWER);

        assertThat(redirect.statusCode()).isEqualTo(303);
        assertThat(redirect.headers().firstValue("Location").map(withoutSlash::resolve))
                .hasValue(folder);
    }

    @Test
    void everyLinkOfThePageIsRelativeAndResolves() {
        URI page = admin().dashboard();
        List<String> links = found(LINK, Http.get(page, User.VIEWER).body());

        assertThat(links).isNotEmpty().allSatisfy(link -> assertResolves(page, link));
    }

    @Test
    void everyFileIsOfItsTypeAndKeptAndFramedByNobody() {
        URI page = admin().dashboard();

        assertThat(found(LINK, Http.get(page, User.VIEWER).body())).isNotEmpty().allSatisfy(link -> {
            HttpHeaders headers = Http.get(page.resolve(link), User.VIEWER).headers();
            assertThat(headers.firstValue("Content-Type"))
                    .hasValueSatisfying(
                            type -> assertThat(type).startsWith(TYPES.get(link.substring(link.lastIndexOf('.') + 1))));
            // A container may have more to forbid: one forbids to store its cookie.
            assertThat(headers.firstValue("Cache-Control"))
                    .hasValueSatisfying(value -> assertThat(value).startsWith("no-store"));
            assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
            assertThat(headers.allValues("Content-Security-Policy")).containsExactly(POLICY);
        });
    }

    @Test
    void everyImportOfItsModulesIsRelativeAndResolves() {
        URI page = admin().dashboard();
        List<URI> scripts = found(LINK, Http.get(page, User.VIEWER).body()).stream()
                .filter(link -> link.endsWith(".js"))
                .map(page::resolve)
                .toList();

        assertThat(scripts).isNotEmpty().allSatisfy(script -> {
            List<String> imports = found(IMPORT, Http.get(script, User.VIEWER).body());
            assertThat(imports).allSatisfy(imported -> assertResolves(script, imported));
        });
    }

    private static void assertResolves(URI base, String link) {
        assertThat(link).doesNotStartWith("/").doesNotContain("://");
        assertThat(Http.get(base.resolve(link), User.VIEWER).statusCode())
                .as(link)
                .isEqualTo(200);
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult it) -> it.group(1))
                .toList();
    }
}
