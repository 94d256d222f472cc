package org.sixstep.engine.webapp;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.camunda.bpm.webapp.impl.security.filter.headersec.provider.impl.ContentSecurityPolicyProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each request of the web applications a nonce of its own. The engine makes one for the header and reads it again for the page, but
 * keeps it in the servlet context, where the next request replaces it: the browser would run no script of the page. Here that one attribute
 * belongs to the request.
 */
@Component
@Order(PageNonceFilter.BEFORE_THE_WEB_APPLICATIONS)
class PageNonceFilter extends OncePerRequestFilter {

    static final int BEFORE_THE_WEB_APPLICATIONS = -50;

    private static final String NONCE = ContentSecurityPolicyProvider.ATTR_CSP_FILTER_NONCE;

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/camunda/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ServletContext own = withOwnNonce(request);
        chain.doFilter(new HttpServletRequestWrapper(request) {

            @Override
            public ServletContext getServletContext() {
                return own;
            }
        }, response);
    }

    private static ServletContext withOwnNonce(HttpServletRequest request) {
        ServletContext shared = request.getServletContext();
        return (ServletContext) Proxy.newProxyInstance(PageNonceFilter.class.getClassLoader(), new Class<?>[] {ServletContext.class},
                (proxy, method, arguments) -> {
                    if (arguments != null && NONCE.equals(arguments[0])) {
                        switch (method.getName()) {
                            case "getAttribute" -> {
                                return request.getAttribute(NONCE);
                            }
                            case "setAttribute" -> {
                                request.setAttribute(NONCE, arguments[1]);
                                return null;
                            }
                            default -> {
                                // whatever else has this argument is the shared context's
                            }
                        }
                    }
                    try {
                        return method.invoke(shared, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
