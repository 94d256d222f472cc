package org.sixstep.demo;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/**
 * Invented tickets for the invented people of the embedded database; none where mail is configured, so that no invented reporter is written
 * to.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = {"spring.datasource.url", "spring.mail.host"}, matchIfMissing = true, havingValue = "never-given")
@ConditionalOnBooleanProperty(name = "sixstep.demo-tickets", matchIfMissing = true)
@Import({DemoTickets.class, DemoActors.class})
class DemoConfiguration {

    @Bean
    @Primary
    DemoClock demoClock() {
        return new DemoClock();
    }
}
