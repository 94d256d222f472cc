package org.sixstep.login;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The address and endpoint of a request that carries a password. The address is the container's: that of a proxy's header counts only if
 * the operator has configured that proxy.
 */
public record RequestOrigin(String address, String endpoint) {

    static final String WEB_APPLICATIONS = "camunda";

    /** Empty outside of a request. */
    public static Optional<RequestOrigin> current() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? Optional.of(of(attributes.getRequest())) : Optional.empty();
    }

    static RequestOrigin of(HttpServletRequest request) {
        String path = request.getRequestURI();
        int end = path.indexOf('/', 1);
        return new RequestOrigin(request.getRemoteAddr(), path.substring(1, end < 0 ? path.length() : end));
    }
}
