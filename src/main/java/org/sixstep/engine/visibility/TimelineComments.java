package org.sixstep.engine.visibility;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Comment;
import org.sixstep.process.SupportTicket;
import org.sixstep.text.TextSanitizer;
import org.sixstep.ticket.Timeline;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Notes a comment on a ticket's task in the ticket's timeline: the engine shows it with its task alone, which is gone with the step.
 */
@Component
class TimelineComments {

    private static final String NOTE = "note";
    private static final String COMMENT = "comment";
    private static final String PERMIT = "select set_config('sixstep.erasure', 'comment', true)";
    /** The comments of the place that are meant, and their tickets. */
    private static final String MEANT = """
            select c.id_ as comment, v.text_::uuid as ticket_id
            from act_hi_comment c join act_hi_taskinst t on t.id_ = c.task_id_
              join act_hi_varinst v on v.proc_inst_id_ = t.proc_inst_id_ and v.name_ = 'ticketId'
            where c.id_ = any (:comments) and :place in (c.task_id_, c.proc_inst_id_)""";
    private static final String ERASE_LINES = "with meant as (" + MEANT + """
            )
            update sixstep.ticket_event e set text = '[erased]'
            from meant where e.ticket_id = meant.ticket_id and e.kind = 'note' and e.fields ->> 'comment' = meant.comment""";
    private static final String ERASE_LINES_OF_CASES = "with meant as (" + MEANT + """
            )
            update sixstep.case_record r set process_record = (
              select jsonb_agg(case when line -> 'fields' ->> 'comment' in (select comment from meant)
                then line || jsonb_build_object('text', '[erased]') else line end order by place)
              from jsonb_array_elements(process_record) with ordinality as listed (line, place))
            where r.ticket_id in (select ticket_id from meant)""";

    private final ObjectProvider<Timeline> timeline;
    private final JdbcClient jdbc;

    TimelineComments(ObjectProvider<Timeline> timeline, JdbcClient jdbc) {
        this.timeline = timeline;
        this.jdbc = jdbc;
    }

    /** In the transaction that keeps the comment; its text is masked already. */
    void written(CommandContext context, Comment comment) {
        TaskEntity task = comment.getTaskId() == null ? null : context.getTaskManager().findTaskById(comment.getTaskId());
        Object ticket = task == null ? null : task.getVariable(SupportTicket.TICKET_ID);
        if (task != null && ticket != null) {
            timeline.getObject().note(UUID.fromString(ticket.toString()), NOTE, task.getTaskDefinitionKey(),
                    TextSanitizer.block(comment.getFullMessage()), Map.of(COMMENT, comment.getId()));
        }
    }

    /**
     * Before they are deleted or changed. That somebody wrote something stays in the timeline, and in the case if there is one already.
     *
     * @param place the task or process instance that they must belong to
     */
    void takenAway(String place, Collection<String> comments) {
        jdbc.sql(PERMIT).query(String.class).single();
        for (String lines : List.of(ERASE_LINES, ERASE_LINES_OF_CASES)) {
            jdbc.sql(lines).param("place", place).param("comments", comments.toArray(String[]::new)).update();
        }
    }
}
