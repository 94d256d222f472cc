package org.sixstep.web;

import com.fasterxml.jackson.core.StreamReadConstraints;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the container answers requests that it refuses before any filter, and how large a JSON document of any endpoint may be. */
@Configuration(proxyBeanMethods = false)
public class ContainerConfiguration {

    private static final int DEEPEST = 100;
    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_NAME = 1_000;
    private static final int LONGEST_TEXT = 5_000_000;

    static {
        // the engine's own mappers ask for these when they are made; those of /api have narrower ones
        StreamReadConstraints.overrideDefaultStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST)
                .maxNumberLength(LONGEST_NUMBER).maxNameLength(LONGEST_NAME).maxStringLength(LONGEST_TEXT).build());
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> plainRefusals() {
        return factory -> factory.addContextCustomizers(
                context -> ((StandardHost) context.getParent()).setErrorReportValveClass(PlainErrorValve.class.getName()));
    }
}
