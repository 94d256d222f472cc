package org.sixstep.privacy;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.sixstep.audit.SecurityAudit;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;

/** Retention without an engine, with the periods of the application and batches of two rows. */
@Import({Retention.class, TicketErasure.class, SecurityAudit.class})
class PrivacyBeans {

    /** Remembers what it was asked for. */
    static final class Engine implements EngineDataEraser {

        final Set<String> erased = new LinkedHashSet<>();
        Instant operationsBefore;
        boolean fails;

        @Override
        public int eraseTexts(String ticketNumber) {
            if (fails) {
                throw new IllegalStateException("The engine cannot be asked.");
            }
            erased.add(ticketNumber);
            return 1;
        }

        @Override
        public Map<String, Integer> eraseWords(String pattern) {
            return Map.of();
        }

        @Override
        public Map<String, Integer> countWords(String pattern) {
            return Map.of();
        }

        @Override
        public int keepHistoryOfRunning() {
            return 0;
        }

        @Override
        public int removeOperations(Instant before, int limit) {
            operationsBefore = before;
            return 0;
        }
    }

    static RetentionProperties properties(Map<String, Object> settings) {
        try {
            MutablePropertySources sources = new MutablePropertySources();
            sources.addLast(new MapPropertySource("settings", settings));
            new YamlPropertySourceLoader().load("retention", new ClassPathResource("retention.yaml")).forEach(sources::addLast);
            return new Binder(ConfigurationPropertySources.from(sources)).bind("sixstep.retention", RetentionProperties.class).get();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Bean
    RetentionProperties retentionProperties() {
        return properties(Map.of("sixstep.retention.batch", 2));
    }

    @Bean
    Engine engineDataEraser() {
        return new Engine();
    }
}
