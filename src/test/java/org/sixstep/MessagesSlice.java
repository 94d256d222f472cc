package org.sixstep;

import com.github.kagkarlsson.scheduler.boot.autoconfigure.DbSchedulerAutoConfiguration;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.sixstep.database.EmbeddedDatabase;
import org.sixstep.feedback.NoLongerAwaitedException;
import org.sixstep.feedback.ReporterAnswers;
import org.sixstep.masking.Masking;
import org.sixstep.notification.UnreachedContacts;
import org.sixstep.routing.StaffDirectory;
import org.sixstep.sla.ClockReadings;
import org.sixstep.sla.FirstResponse;
import org.sixstep.sla.ServiceLevels;
import org.sixstep.sla.WorkCalendars;
import org.sixstep.ticket.Actor;
import org.sixstep.ticket.Ticket;
import org.sixstep.ticket.TicketStore;
import org.sixstep.ticket.Timeline;
import org.sixstep.web.PublicPages;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.autoconfigure.web.embedded.EmbeddedWebServerFactoryCustomizerAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.HttpEncodingAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Messages, links and public pages on a real database, without an engine: the staff and the procedure behind the links are fakes. */
@ComponentScan(basePackages = {"org.sixstep.notification", "org.sixstep.feedback", "org.sixstep.web"})
@ConfigurationPropertiesScan(basePackageClasses = SixstepApplication.class)
@Import({TicketStore.class, Timeline.class, WorkCalendars.class, ServiceLevels.class, FirstResponse.class, ClockReadings.class,
    JsonColumn.class,
    PublicPages.class, Masking.class})
@ImportAutoConfiguration({ApplicationAvailabilityAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    FlywayAutoConfiguration.class, JacksonAutoConfiguration.class, MessageSourceAutoConfiguration.class, MailSenderAutoConfiguration.class,
    DbSchedulerAutoConfiguration.class, ServletWebServerFactoryAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class, HttpEncodingAutoConfiguration.class,
    ErrorMvcAutoConfiguration.class,
    ThymeleafAutoConfiguration.class, EmbeddedWebServerFactoryCustomizerAutoConfiguration.class})
public class MessagesSlice {

    public static final String LINK_SECRET = "sixstep.link-secret=a secret for tests that is long enough";

    private static final AtomicInteger DATABASES = new AtomicInteger();

    /** The settings as the application would have them, without a context. */
    public static SixstepProperties properties(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("sixstep", SixstepProperties.class);
    }

    /** Each context gets an empty database of its own on one server. */
    @Bean
    HikariDataSource dataSource() {
        String name = "messages_" + DATABASES.incrementAndGet();
        JdbcTemplate server = new JdbcTemplate(new DriverManagerDataSource(Server.DATABASE.url()));
        server.execute("drop database if exists " + name);
        server.execute("create database " + name);
        HikariDataSource dataSource = new HikariDataSource();
        dataSource.setJdbcUrl(Server.DATABASE.url().replace("/postgres?", "/" + name + "?"));
        return dataSource;
    }

    private static final class Server {

        private static final EmbeddedDatabase DATABASE = start();

        private static EmbeddedDatabase start() {
            try {
                return TestDatabase.start("messages-database");
            } catch (IOException e) {
                throw new IllegalStateException("No database for the tests", e);
            }
        }
    }

    @Bean
    Actor actor() {
        return () -> Actor.SIXSTEP;
    }

    @Bean
    MutableClock clock() {
        return new MutableClock(Instant.parse("2026-11-21T06:30:00Z"));
    }

    @Bean
    Tickets tickets(TicketStore store) {
        return new Tickets(store);
    }

    @Bean
    StaffDirectory staffDirectory() {
        Map<String, List<String>> groups = Map.of("supervisors", List.of("supervisor", "supervisor2"), "leads", List.of("lead"),
                "network", List.of("network", "network2"), "knowledge", List.of("knowledge"), "managers", List.of("manager"));
        return new StaffDirectory() {

            @Override
            public List<String> members(String group) {
                return groups.getOrDefault(group, List.of());
            }

            @Override
            public Optional<String> email(String userId) {
                return userId.equals("nomail") ? Optional.empty() : Optional.of(userId + "@desk.example");
            }

            @Override
            public Optional<String> name(String userId) {
                return userId.equals("network") ? Optional.of("Wang Lei") : Optional.empty();
            }
        };
    }

    @Bean
    Procedure procedure() {
        return new Procedure();
    }

    /** Makes tickets as the procedure would have left them. */
    public static class Tickets {

        private static int count;

        private final TicketStore store;

        Tickets(TicketStore store) {
            this.store = store;
        }

        public Ticket with(Map<String, ?> facts) {
            Map<String, Object> all = new HashMap<>(
                    Map.of("id", UUID.randomUUID(), "number", "TS20261121%03d".formatted(++count), "channel", "email",
                            "summary", "VPN drops every ten minutes", "reporterEmail", "li@customer.example", "reportedAt",
                            Instant.parse("2026-11-21T06:00:00Z"),
                            "acceptedAt", Instant.parse("2026-11-21T06:00:00Z"), "priority", "P1", "handlingGroup", "network"));
            all.putAll(facts);
            all.putIfAbsent("status", "awaitingConfirmation");
            return store.insert(all);
        }
    }

    /** The procedure behind the links: remembers what it received, and can refuse. */
    public static class Procedure implements ReporterAnswers, UnreachedContacts {

        public final List<List<Object>> received = Collections.synchronizedList(new ArrayList<>());
        public volatile RuntimeException refusal;

        @Override
        public void confirmed(UUID ticketId, int round, String outcome, Integer satisfaction, String comment, String suggestion) {
            tell(Arrays.asList(ticketId, round, outcome, satisfaction, comment, suggestion));
        }

        @Override
        public void authorization(UUID ticketId, boolean granted, String comment) {
            tell(Arrays.asList(ticketId, granted, comment));
        }

        public void refuse() {
            refusal = new NoLongerAwaitedException("not waiting");
        }

        @Override
        public void notReached(Ticket ticket, String kind, String recipient) {
            tell(List.of(ticket.id(), kind, recipient));
        }

        private void tell(List<Object> answer) {
            if (refusal != null) {
                throw refusal;
            }
            received.add(answer);
        }
    }
}
