package io.github.switchgear.containers.se;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;

// tag::filter[]
/** CDI in Java SE knows nothing of HTTP: what a request is to its scope is said here. */
public final class RequestScope implements Filter {

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try (Instance.Handle<RequestContextController> scope =
                CDI.current().select(RequestContextController.class).getHandle()) {
            scope.get().activate();
            try {
                chain.doFilter(request, response);
            } finally {
                scope.get().deactivate();
            }
        }
    }
}
// end::filter[]
