package org.sixstep;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.sixstep.database.EmbeddedDatabase;
import org.sixstep.masking.Masking;
import org.sixstep.masking.MaskingProperties;
import org.sixstep.routing.StaffDirectory;
import org.sixstep.ticket.Actor;
import org.sixstep.ticket.Ticket;
import org.sixstep.ticket.TicketNumbers;
import org.sixstep.ticket.TicketStore;
import org.sixstep.ticket.Timeline;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Base of the tests of a feature: the real database without an engine, the record of tickets, a clock set by hand, an invented staff. A
 * test class adds the beans that it tests by {@code @Import}. Every test starts with empty tables.
 */
@SpringJUnitConfig(DomainTest.Desk.class)
public abstract class DomainTest {

    protected static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    /** A Monday. */
    protected static final Instant MORNING = Instant.parse("2026-11-23T01:00:00Z");

    @Autowired
    protected MutableClock clock;
    @Autowired
    protected Somebody actor;
    @Autowired
    protected Staff staff;
    @Autowired
    protected TicketStore tickets;
    @Autowired
    protected Timeline timeline;
    @Autowired
    protected JdbcTemplate jdbc;
    @Autowired
    protected TransactionTemplate transaction;

    @BeforeEach
    void startAnew() {
        jdbc.execute("truncate sixstep.ticket, sixstep.answer, sixstep.review, sixstep.number_counter cascade");
        clock.set(MORNING);
        actor.becomes(Actor.SIXSTEP);
        staff.leave();
    }

    /** A ticket accepted now, with a number, and with what else the test wants to be known: key, value, key, value, ... */
    protected Ticket ticket(Object... facts) {
        Map<String, Object> all = new LinkedHashMap<>(
                Map.of("id", UUID.randomUUID(), "number", "TS" + UUID.randomUUID(), "channel", "phone",
                        "summary", "VPN is down", "reportedAt", clock.instant(), "acceptedAt", clock.instant()));
        for (int i = 0; i < facts.length; i += 2) {
            all.put((String) facts[i], facts[i + 1]);
        }
        return tickets.insert(all);
    }

    /** Who is logged in. */
    public static final class Somebody implements Actor {

        private String userId = SIXSTEP;

        public void becomes(String userId) {
            this.userId = userId;
        }

        @Override
        public String current() {
            return userId;
        }
    }

    /** Who works here. */
    public static final class Staff implements StaffDirectory {

        private final Map<String, List<String>> groups = new HashMap<>();

        public void join(String group, String... userIds) {
            groups.put(group, List.of(userIds));
        }

        void leave() {
            groups.clear();
        }

        @Override
        public List<String> members(String group) {
            return groups.getOrDefault(group, List.of());
        }

        @Override
        public Optional<String> email(String userId) {
            return name(userId).map(name -> userId + "@desk.example");
        }

        @Override
        public Optional<String> name(String userId) {
            return groups.values().stream().anyMatch(members -> members.contains(userId)) ? Optional.of("Name of " + userId)
                    : Optional.empty();
        }
    }

    @EnableTransactionManagement
    @Import({TicketStore.class, TicketNumbers.class, Timeline.class, JsonColumn.class})
    static class Desk {

        @Bean
        DataSource dataSource() {
            return Server.DATA_SOURCE;
        }

        @Bean
        JdbcTemplate jdbcTemplate(DataSource dataSource) {
            return new JdbcTemplate(dataSource);
        }

        @Bean
        PlatformTransactionManager transactionManager(DataSource dataSource) {
            return new JdbcTransactionManager(dataSource);
        }

        @Bean
        TransactionTemplate transactionTemplate(PlatformTransactionManager transactionManager) {
            return new TransactionTemplate(transactionManager);
        }

        @Bean
        ObjectMapper objectMapper() {
            return Jackson2ObjectMapperBuilder.json().featuresToDisable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS).build();
        }

        @Bean
        SixstepProperties properties() {
            return MessagesSlice.properties(Map.of("sixstep.zone", ZONE.getId(), "sixstep.demo-tickets", "false"));
        }

        @Bean
        Masking masking() {
            return new Masking(new MaskingProperties(true));
        }

        @Bean
        MutableClock clock() {
            return new MutableClock(MORNING);
        }

        @Bean
        Somebody actor() {
            return new Somebody();
        }

        @Bean
        Staff staff() {
            return new Staff();
        }
    }

    /** One server and one schema for all test classes of a run. The engine's tables are not made: a feature needs none. */
    private static final class Server {

        private static final DataSource DATA_SOURCE = start();

        private static DataSource start() {
            try {
                EmbeddedDatabase database = TestDatabase.start("domain-database");
                HikariDataSource dataSource = new HikariDataSource();
                dataSource.setJdbcUrl(database.url());
                dataSource.setMaximumPoolSize(8);
                new JdbcTemplate(dataSource)
                        .execute("drop schema if exists sixstep cascade; drop schema public cascade; create schema public");
                Flyway.configure().dataSource(dataSource).table("flyway_history").load().migrate();
                return dataSource;
            } catch (IOException e) {
                throw new IllegalStateException("No database for the tests", e);
            }
        }
    }
}
