package org.sixstep.engine.history;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricProcessInstanceEntity;
import org.sixstep.privacy.EngineDataEraser;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Erases what the engine stores about people. It uses SQL, because the engine's history cannot be changed by its API. Rows that the
 * engine also updates get a new revision, so that a transaction which has read the old text cannot write it back.
 */
@Component
class EngineHistoryEraser implements EngineDataEraser {

    /** Enough time for many runs of this job before the engine's clean-up. */
    private static final Duration AHEAD = Duration.ofDays(30);
    private static final int MOST_AT_ONCE = 1000;

    private static final Set<String> WITH_REVISION = Set.of("act_ru_task", "act_ru_variable", "act_hi_varinst", "act_ru_job",
            "act_ru_ext_task", "act_ru_filter",
            "act_ge_bytearray");
    private static final Set<String> VARIABLES = Set.of("act_ru_variable", "act_hi_varinst", "act_hi_detail", "act_hi_dec_in",
            "act_hi_dec_out");
    private static final Set<String> BYTES = Set.of("full_msg_", "bytes_");
    /** Columns that can contain people's words, by table. {@code EngineHistoryEraserTest} fails when the engine has one more. */
    static final Map<String, List<String>> TEXTS = texts();

    /** A task's name is number, priority, step, summary: the summary is erased. */
    private static final String NAMES = "update %s set name_ = case when name_ ~ '^TS[0-9]+ · ' then substring(name_ from '^TS[0-9]+ ·"
            + " [^·]*· [^·]*') || '· [erased]' else name_ end, "
            + "description_ = case when description_ is not null then '[erased]' end%s where proc_inst_id_ in "
            + "(select id_ from act_hi_procinst where root_proc_inst_id_ = any (?))";
    private static final List<String> REMARKS = List.of(
            "update act_hi_comment set message_ = '[erased]', full_msg_ = convert_to('[erased]', 'UTF8') where root_proc_inst_id_ = any"
                    + " (?)",
            "delete from act_ge_bytearray where id_ in (select content_id_ from act_hi_attachment where root_proc_inst_id_ = any (?))",
            "update act_hi_attachment set name_ = '[erased]', description_ = null, url_ = null, content_id_ = null where"
                    + " root_proc_inst_id_ = any (?)");
    /** The ticket's process instance and those that belong to it, such as the review of an emergency. */
    private static final String OF_TICKET = "select id_ from act_hi_procinst where business_key_ = ? and id_ = root_proc_inst_id_";
    private static final String RUNNING = """
            select id_ from act_hi_procinst where removal_time_ < ? and end_time_ is null
              and id_ = root_proc_inst_id_ order by removal_time_ limit ?""";
    private static final String OPERATIONS = """
            delete from act_hi_op_log where id_ in
              (select id_ from act_hi_op_log where timestamp_ < ? and root_proc_inst_id_ is null
                and removal_time_ is null order by timestamp_ limit ?)""";

    private final JdbcTemplate jdbc;
    private final ObjectProvider<ProcessEngineConfigurationImpl> engine;
    private final Clock clock;

    EngineHistoryEraser(JdbcTemplate jdbc, ObjectProvider<ProcessEngineConfigurationImpl> engine, Clock clock) {
        this.jdbc = jdbc;
        this.engine = engine;
        this.clock = clock;
    }

    @Override
    public int eraseTexts(String ticketNumber) {
        Object instances = jdbc.queryForList(OF_TICKET, String.class, ticketNumber).toArray(String[]::new);
        int rows = jdbc.update(NAMES.formatted("act_hi_taskinst", ""), instances)
                + jdbc.update(NAMES.formatted("act_ru_task", ", rev_ = rev_ + 1"), instances);
        for (String remark : REMARKS) {
            rows += jdbc.update(remark, instances);
        }
        return rows;
    }

    @Override
    public Map<String, Integer> eraseWords(String pattern) {
        Map<String, Integer> rows = new TreeMap<>();
        TEXTS.forEach((table, columns) -> {
            int changed = jdbc.update("with asked as (select ?::text as pattern) update " + table + " set " + assignments(table, columns)
                    + " from asked where "
                    + condition(table, columns), pattern);
            if (changed > 0) {
                rows.put(table, changed);
            }
        });
        return rows;
    }

    @Override
    public Map<String, Integer> countWords(String pattern) {
        Map<String, Integer> rows = new TreeMap<>();
        TEXTS.forEach((table, columns) -> {
            int found = jdbc.queryForObject(
                    "with asked as (select ?::text as pattern) select count(*) from asked, " + table + " where "
                            + condition(table, columns),
                    Integer.class, pattern);
            if (found > 0) {
                rows.put(table, found);
            }
        });
        return rows;
    }

    /**
     * The engine counts the time to live from the start of an instance and then removes its history, whether it has ended or not. Counting
     * from the end would write every row of every ticket's history once more; instances that run for years are few.
     */
    @Override
    public int keepHistoryOfRunning() {
        List<String> running = jdbc.queryForList(RUNNING, String.class, Timestamp.from(clock.instant().plus(AHEAD)), MOST_AT_ONCE);
        running.forEach(instance -> engine.getObject().getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> keep(instance, context))));
        return running.size();
    }

    @Override
    public int removeOperations(Instant before, int limit) {
        return jdbc.update(OPERATIONS, Timestamp.from(before), limit);
    }

    private Void keep(String instanceId, CommandContext context) {
        HistoricProcessInstanceEntity instance = context.getHistoricProcessInstanceManager().findHistoricProcessInstance(instanceId);
        int days = engine.getObject().getDeploymentCache().findDeployedProcessDefinitionById(instance.getProcessDefinitionId())
                .getHistoryTimeToLive();
        Date removal = Date.from(clock.instant().plus(Duration.ofDays(days)));
        context.getHistoricProcessInstanceManager().addRemovalTimeToProcessInstancesByRootProcessInstanceId(instanceId, removal);
        context.getHistoricDecisionInstanceManager().addRemovalTimeToDecisionsByRootProcessInstanceId(instanceId, removal);
        return null;
    }

    private static String condition(String table, List<String> columns) {
        String found = columns.stream()
                .map(column -> (BYTES.contains(column) ? "encode(" + column + ", 'escape')" : column) + " ~* pattern")
                .collect(Collectors.joining(" or "));
        // models, forms and tables are not about people
        return table.equals("act_ge_bytearray") ? "deployment_id_ is null and " + found : found;
    }

    private static String assignments(String table, List<String> columns) {
        String texts = columns.stream().map(column -> column + " = sixstep.erased(" + column + ", pattern)")
                .collect(Collectors.joining(", "));
        // a number is kept as text and as number
        String numbers = VARIABLES.contains(table) ? ", long_ = null, double_ = null" : "";
        return texts + numbers + (WITH_REVISION.contains(table) ? ", rev_ = rev_ + 1" : "");
    }

    private static Map<String, List<String>> texts() {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        texts.put("act_ru_task", List.of("name_", "description_"));
        texts.put("act_hi_taskinst", List.of("name_", "description_", "delete_reason_"));
        texts.put("act_hi_procinst", List.of("delete_reason_"));
        VARIABLES.stream().sorted().forEach(table -> texts.put(table, List.of("text_", "text2_")));
        texts.put("act_hi_comment", List.of("message_", "full_msg_"));
        texts.put("act_hi_attachment", List.of("name_", "description_", "url_"));
        texts.put("act_hi_op_log", List.of("org_value_", "new_value_", "annotation_"));
        texts.put("act_ru_incident", List.of("incident_msg_", "annotation_"));
        texts.put("act_hi_incident", List.of("incident_msg_", "annotation_"));
        texts.put("act_ru_job", List.of("exception_msg_"));
        texts.put("act_hi_job_log", List.of("job_exception_msg_"));
        texts.put("act_ru_ext_task", List.of("error_msg_"));
        texts.put("act_hi_ext_task_log", List.of("error_msg_"));
        texts.put("act_ru_filter", List.of("name_", "query_", "properties_"));
        texts.put("act_ge_bytearray", List.of("bytes_"));
        return texts;
    }
}
