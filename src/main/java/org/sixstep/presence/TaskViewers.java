package org.sixstep.presence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Who has a task open at the moment, on any node, so that two agents do not do the same work (E18). Each browser repeats every few
 * seconds that the task is still open; a viewer who misses three of these is gone. A row that is two minutes old is deleted: this must
 * not become a record of who works how much.
 */
@Component
public class TaskViewers {

    /** @param since when this person opened the task */
    public record Viewer(String userId, Instant since) {}

    static final Duration INACTIVE_AFTER = Duration.ofSeconds(45);
    static final Duration KEPT = Duration.ofMinutes(2);

    private static final String VIEW = """
            with mine as (
              insert into sixstep.task_viewer as known (task_id, user_id, since, seen_at) values (:task, :user, :now, :now)
              on conflict (task_id, user_id) do update set seen_at = excluded.seen_at,
                since = case when known.seen_at < :silent then excluded.since else known.since end)
            select user_id, since from sixstep.task_viewer
             where task_id = :task and user_id <> :user and seen_at >= :silent and completed_at is null order by since, user_id""";
    private static final String COMPLETER = """
            select user_id, completed_at as since from sixstep.task_viewer
             where task_id = :task and completed_at is not null
               and exists (select 1 from sixstep.task_viewer mine where mine.task_id = :task and mine.user_id = :user
                 and mine.completed_at is null)""";
    /** Only if somebody else has the task open. */
    private static final String COMPLETED = """
            insert into sixstep.task_viewer (task_id, user_id, since, seen_at, completed_at)
            select :task, :user, :now, :now, :now where exists (select 1 from sixstep.task_viewer where task_id = :task
              and user_id <> :user)
            on conflict (task_id, user_id) do update set seen_at = excluded.seen_at, completed_at = excluded.completed_at""";

    private final JdbcClient jdbc;
    private final Clock clock;

    TaskViewers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Records that this person has the task open; returns who else has, the earliest first. One statement. */
    public List<Viewer> view(String taskId, String userId) {
        Instant now = clock.instant();
        return jdbc.sql(VIEW).param("task", taskId).param("user", userId).param("now", utc(now))
                .param("silent", utc(now.minus(INACTIVE_AFTER)))
                .query((row, n) -> new Viewer(row.getString("user_id"), row.getObject("since", OffsetDateTime.class).toInstant())).list();
    }

    /** This person has closed the task. */
    public void leave(String taskId, String userId) {
        jdbc.sql("delete from sixstep.task_viewer where task_id = :task and user_id = :user").param("task", taskId).param("user", userId)
                .update();
    }

    /** Who completed a task that this person had open; empty if nobody did, or this person did not have it open. */
    public Optional<Viewer> completedBy(String taskId, String userId) {
        return jdbc.sql(COMPLETER).param("task", taskId).param("user", userId)
                .query((row, n) -> new Viewer(row.getString("user_id"), row.getObject("since", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** This person has completed the task, in the transaction of the completion. */
    public void completed(String taskId, String userId) {
        jdbc.sql(COMPLETED).param("task", taskId).param("user", userId).param("now", utc(clock.instant())).update();
    }

    /** Deletes rows that browsers or nodes have left behind. Rows that are being updated are skipped. */
    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    void deleteOld() {
        jdbc.sql("""
                delete from sixstep.task_viewer where (task_id, user_id) in
                  (select task_id, user_id from sixstep.task_viewer where seen_at < :old for update skip locked)""")
                .param("old", utc(clock.instant().minus(KEPT))).update();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
