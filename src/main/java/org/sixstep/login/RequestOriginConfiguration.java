package org.sixstep.login;

import org.springframework.boot.web.servlet.filter.OrderedRequestContextFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Binds the request to the thread before the security filters check a password; the default filter would do so only after them. */
@Configuration(proxyBeanMethods = false)
class RequestOriginConfiguration {

    @Bean
    OrderedRequestContextFilter requestContextFilter() {
        return new OrderedRequestContextFilter();
    }
}
