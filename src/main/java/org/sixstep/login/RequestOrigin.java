package org.sixstep.login;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Where a request that carries a password came from and to which door. The address is the container's: what a proxy says about it counts
 * only where the operator has named that proxy.
 */
public record RequestOrigin(String address, String door) {

    static final String WEB_APPLICATIONS = "camunda";

    /** Empty when no request is being answered, but the desk itself asks. */
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
