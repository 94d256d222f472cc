package org.sixstep.notification;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Shows operators what is not sent: as health {@code outbox} and as gauge {@code sixstep.outbox.messages}. Unsent mail does not take the
 * node out of service, since tickets go on: the status is {@code DEGRADED}, which the overall health ignores.
 */
@Configuration(proxyBeanMethods = false)
class OutboxHealth {

    static final Status DEGRADED = new Status("DEGRADED", "messages could not be sent");
    /** The conditions are literals so that the small index of unsent messages serves them. */
    private static final String COUNT = """
            select count(*) filter (where state = 'waiting') as waiting, count(*) filter (where state = 'waiting'
              and attempts > 0) as delayed,
            count(*) filter (where state = 'failed') as failed from sixstep.outbox_message where state in ('waiting', 'failed')""";

    /** @param delayed those of the waiting that have failed at least once */
    private record Unsent(long waiting, long delayed, long failed) {

        static Unsent count(JdbcTemplate jdbc) {
            return jdbc.queryForObject(COUNT,
                    (row, n) -> new Unsent(row.getLong("waiting"), row.getLong("delayed"), row.getLong("failed")));
        }
    }

    @Bean
    HealthIndicator outboxHealthIndicator(JdbcTemplate jdbc) {
        return new AbstractHealthIndicator() {

            @Override
            protected void doHealthCheck(Health.Builder health) {
                Unsent unsent = Unsent.count(jdbc);
                health.status(unsent.failed() + unsent.delayed() > 0 ? DEGRADED : Status.UP).withDetail("waiting", unsent.waiting())
                        .withDetail("delayed", unsent.delayed()).withDetail("failed", unsent.failed());
            }
        };
    }

    @Bean
    MeterBinder outboxMeters(JdbcTemplate jdbc) {
        return registry -> {
            gauge("waiting", Unsent::waiting, jdbc, registry);
            gauge("delayed", Unsent::delayed, jdbc, registry);
            gauge("failed", Unsent::failed, jdbc, registry);
        };
    }

    private static void gauge(String state, ToDoubleFunction<Unsent> count, JdbcTemplate jdbc, MeterRegistry registry) {
        Gauge.builder("sixstep.outbox.messages", jdbc, template -> count.applyAsDouble(Unsent.count(template)))
                .description("Messages that have not reached anybody; delayed ones are also waiting").tag("state", state)
                .register(registry);
    }
}
