package org.sixstep.login;

import org.springframework.boot.web.servlet.filter.OrderedRequestContextFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the request known before the doors ask for a password; the container's own way with Jersey would do so only behind them. */
@Configuration(proxyBeanMethods = false)
class RequestOriginConfiguration {

    @Bean
    OrderedRequestContextFilter requestContextFilter() {
        return new OrderedRequestContextFilter();
    }
}
