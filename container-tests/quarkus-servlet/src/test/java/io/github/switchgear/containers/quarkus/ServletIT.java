package io.github.switchgear.containers.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.Breaker;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.ManualOverride;
import io.quarkus.arc.Unremovable;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.LogRecord;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servlets, filters and listeners, which are beans in Quarkus, however they got there. */
class ServletIT {

    private static final String HERE = ServletIT.class.getName() + "$";

    private static final String DESCRIPTOR = """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <servlet>
                <servlet-name>described</servlet-name>
                <servlet-class>%s</servlet-class>
              </servlet>
              <servlet-mapping>
                <servlet-name>described</servlet-name>
                <url-pattern>/described</url-pattern>
              </servlet-mapping>
            </web-app>
            """.formatted(HERE + "Described");

    @RegisterExtension
    static final QuarkusUnitTest QUARKUS = new QuarkusUnitTest()
            // The extension's package-private types must have the class loader of the code generated for them.
            .setFlatClassPath(true)
            .withApplicationRoot(archive -> archive.addAsManifestResource(new StringAsset(DESCRIPTOR), "web.xml"))
            .overrideConfigKey("quarkus.http.test-port", "0")
            .overrideConfigKey("quarkus.banner.enabled", "false")
            .overrideConfigKey("quarkus.log.level", "WARN")
            .overrideConfigKey("quarkus.log.console.enabled", "false")
            .setLogRecordPredicate(line -> line.getLoggerName().startsWith("io.github.switchgear.cdi"))
            .assertLogRecords(lines -> assertThat(lines)
                    .extracting(LogRecord::getMessage)
                    .containsExactly(HERE + "Unknown.doGet(HttpServletRequest,HttpServletResponse): @Breaker does not"
                            + " guard it, as its class is no bean; give it a scope, as @ApplicationScoped, or guard a"
                            + " method of a bean that calls it"));

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** The breakers of what was called, in the tests' own virtual machine. */
    private static final List<String> CALLS = new CopyOnWriteArrayList<>();

    @TestHTTPResource("/")
    URI root;

    @Inject
    BreakerRegistry breakers;

    @BeforeEach
    void everyBreakerIsClosed() {
        breakers.all().forEach(CircuitBreaker::reset);
        CALLS.clear();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(root.resolve(path)).build(), BodyHandlers.ofString());
    }

    private CircuitBreaker breaker(String name) {
        return breakers.find(name).orElseThrow();
    }

    @Test
    void theirBreakersAreListed() {
        assertThat(breakers.all())
                .extracting(CircuitBreaker::name)
                .containsExactly("added", "class", "context", "described", "filter", "method", "request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"added", "class", "described", "filter", "method", "request"})
    void whatIsForcedOpenIsNotCalled(String name) throws IOException, InterruptedException {
        assertThat(get(name).statusCode()).isEqualTo(200);
        assertThat(CALLS).contains(name);
        CALLS.clear();

        breaker(name).forceOpen(ManualOverride.because("maintenance"));

        assertThat(get(name).statusCode()).isEqualTo(500);
        assertThat(CALLS).doesNotContain(name);
        assertThat(breaker(name).snapshot().totals().rejected()).isEqualTo(1);
    }

    @Test
    void onAServletsClassItGuardsWhatTheServerCallsAtStartAndEndAsWell() {
        assertThat(breakers.describe("class").orElseThrow().methods())
                .contains(HERE + "OnClass.init()", HERE + "OnClass.destroy()");
    }

    @Test
    void theCallWithWhichAListenerHearsOfTheStartPassesItsBreaker() {
        assertThat(breaker("context").snapshot().totals().succeeded()).isEqualTo(1);
    }

    @Test
    void aServletThatIsNoBeanIsCalledAsTheWarningSays() throws IOException, InterruptedException {
        assertThat(get("unknown").body()).isEqualTo("unknown");
    }

    abstract static class Answering extends HttpServlet {

        private static final long serialVersionUID = 1L;

        static void answer(String name, ServletResponse response) throws IOException {
            CALLS.add(name);
            response.getWriter().write(name);
        }
    }

    @WebServlet({"/method", "/request"})
    static class OnMethod extends Answering {

        private static final long serialVersionUID = 1L;

        @Override
        @Breaker(name = "method")
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            answer("method", response);
        }
    }

    @WebServlet("/class")
    @Breaker(name = "class")
    static class OnClass extends Answering {

        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            answer("class", response);
        }
    }

    /** A servlet by {@link #DESCRIPTOR} alone. */
    static class Described extends Answering {

        private static final long serialVersionUID = 1L;

        @Override
        @Breaker(name = "described")
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            answer("described", response);
        }
    }

    /** A servlet by a listener's call alone, which the build does not see: without a word it would take the bean away. */
    @Unremovable
    @ApplicationScoped
    public static class Added extends Answering {

        private static final long serialVersionUID = 1L;

        @Override
        @Breaker(name = "added")
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            answer("added", response);
        }
    }

    /** Another, without a scope. */
    public static class Unknown extends Answering {

        private static final long serialVersionUID = 1L;

        @Override
        @Breaker(name = "unknown")
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            answer("unknown", response);
        }
    }

    @WebFilter("/filter")
    static class Filtering implements Filter {

        @Override
        @Breaker(name = "filter")
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException {
            Answering.answer("filter", response);
        }
    }

    @WebListener
    static class Listening implements ServletContextListener, ServletRequestListener {

        @Override
        @Breaker(name = "context")
        public void contextInitialized(ServletContextEvent event) {
            event.getServletContext().addServlet("added", Added.class).addMapping("/added");
            event.getServletContext().addServlet("unknown", Unknown.class).addMapping("/unknown");
        }

        @Override
        @Breaker(name = "request")
        public void requestInitialized(ServletRequestEvent event) {
            CALLS.add("request");
        }
    }
}
