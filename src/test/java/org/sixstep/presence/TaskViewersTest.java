package org.sixstep.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sixstep.DomainTest;
import org.sixstep.presence.TaskViewers.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who has a task open, and how soon that is forgotten (E18). */
@Import({TaskViewers.class, TaskViewersTest.Client.class})
class TaskViewersTest extends DomainTest {

    static class Client {

        @Bean
        JdbcClient jdbcClient(DataSource dataSource) {
            return JdbcClient.create(dataSource);
        }
    }

    @Autowired
    private TaskViewers viewers;

    @BeforeEach
    void nobodyLooks() {
        jdbc.execute("truncate sixstep.task_viewer");
    }

    @Test
    void whoOpensATaskLearnsWhoHasItOpenAndSinceWhen() {
        assertThat(viewers.view("task", "lin")).isEmpty();
        Instant opened = clock.instant();
        clock.advance(Duration.ofSeconds(10));
        assertThat(viewers.view("task", "wang")).containsExactly(new Viewer("lin", opened));
        assertThat(viewers.view("other", "wang")).isEmpty();
        assertThat(viewers.view("task", "lin")).containsExactly(new Viewer("wang", clock.instant()));
    }

    @Test
    void whoKeepsLookingHasHadItOpenSinceTheBeginning() {
        Instant opened = clock.instant();
        for (int i = 0; i < 20; i++) {
            viewers.view("task", "lin");
            clock.advance(Duration.ofSeconds(15));
        }
        assertThat(viewers.view("task", "wang")).containsExactly(new Viewer("lin", opened));
    }

    @Test
    void whoIsSilentIsGoneAndBeginsAnew() {
        viewers.view("task", "lin");
        clock.advance(TaskViewers.INACTIVE_AFTER.plusSeconds(1));
        assertThat(viewers.view("task", "wang")).isEmpty();
        viewers.view("task", "lin");
        assertThat(viewers.view("task", "wang")).containsExactly(new Viewer("lin", clock.instant()));
    }

    @Test
    void whoTurnsToSomethingElseIsGoneAtOnce() {
        viewers.view("task", "lin");
        viewers.view("other", "lin");
        viewers.leave("task", "lin");
        assertThat(viewers.view("task", "wang")).isEmpty();
        assertThat(viewers.view("other", "wang")).hasSize(1);
    }

    @Test
    void whoHadItOpenLearnsWhoCompletedIt() {
        viewers.view("task", "lin");
        viewers.view("task", "wang");
        viewers.completed("task", "wang");
        assertThat(viewers.completedBy("task", "lin")).contains(new Viewer("wang", clock.instant()));
        assertThat(viewers.completedBy("task", "wang")).isEmpty();
        assertThat(viewers.completedBy("task", "stranger")).isEmpty();
    }

    /** Their browser asked before the completion and is answered after it. */
    @Test
    void aLateLookOfWhoCompletedItDoesNotHideThat() {
        viewers.view("task", "lin");
        viewers.completed("task", "wang");
        viewers.view("task", "wang");
        assertThat(viewers.completedBy("task", "lin")).contains(new Viewer("wang", clock.instant()));
    }

    @Test
    void whoCompletesATaskUnwatchedLeavesNoTrace() {
        viewers.completed("task", "wang");
        assertThat(rows()).isZero();
    }

    @Test
    void nothingIsKeptForLongerThanTwoMinutes() {
        viewers.view("task", "lin");
        viewers.view("task", "wang");
        viewers.completed("task", "wang");
        clock.advance(TaskViewers.KEPT.minusSeconds(1));
        viewers.deleteOld();
        assertThat(rows()).isEqualTo(2);
        viewers.view("other", "lin");
        clock.advance(Duration.ofSeconds(2));
        viewers.deleteOld();
        assertThat(jdbc.queryForList("select task_id from sixstep.task_viewer", String.class)).containsExactly("other");
        assertThat(TaskViewers.KEPT).isEqualTo(Duration.ofMinutes(2));
    }

    private int rows() {
        return jdbc.queryForObject("select count(*) from sixstep.task_viewer", Integer.class);
    }
}
