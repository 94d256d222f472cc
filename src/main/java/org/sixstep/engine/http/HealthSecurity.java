package org.sixstep.engine.http;

import static org.springframework.security.config.http.SessionCreationPolicy.STATELESS;

import org.sixstep.engine.identity.EngineLogin;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.authentication.builders.AuthenticationManagerBuilder;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;

/** The health status is public, because a load balancer has no login; the details are for operators who log in. */
@Configuration(proxyBeanMethods = false)
class HealthSecurity {

    @Bean
    @Order(1)
    SecurityFilterChain health(HttpSecurity http, EngineLogin login) throws Exception {
        // a global manager behind it would check a wrong password a second time
        http.getSharedObject(AuthenticationManagerBuilder.class).parentAuthenticationManager(null);
        return http.securityMatcher("/actuator/health", "/actuator/health/**")
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(STATELESS))
                .authenticationProvider(login)
                .httpBasic(Customizer.withDefaults())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }
}
