package org.sixstep.engine.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sixstep.engine.EngineTest;

/** Every column of the engine that could hold what somebody wrote is erased, or is known to hold none of it. */
class EngineHistoryEraserTest extends EngineTest {

    /** Ids, keys, types, states, and names that come from models. */
    private static final String CODES = ".*(id|key|type|state|ref|tag|strategy|kind|scope|stamp|owner|hash|handler_cfg|repeat"
            + "|configuration|cfg)_"
            + "|(act|topic|event|clause|var|dec_def)_name_|assignee_|category_|source_|action_|property_|super_(case_)?exec_|delegation_"
            + "|hostname_";
    /** Of variables: names that models and programs give. */
    private static final Set<String> NAMES = Set.of("act_ru_variable.name_", "act_hi_varinst.name_", "act_hi_detail.name_",
            "act_ge_bytearray.name_");
    /** Definitions, accounts and bookkeeping of the engine; cases are not used. */
    private static final Set<String> WITHOUT_TICKETS = Set.of("act_ge_property", "act_ge_schema_log", "act_id_group", "act_id_info",
            "act_id_membership",
            "act_id_tenant", "act_id_tenant_member", "act_id_user", "act_re_camformdef", "act_re_case_def", "act_re_decision_def",
            "act_re_decision_req_def",
            "act_re_deployment", "act_re_procdef", "act_ru_authorization", "act_ru_meter_log", "act_ru_task_meter_log",
            "act_hi_caseactinst", "act_hi_caseinst",
            "act_ru_case_execution", "act_ru_case_sentry_part", "act_ru_batch", "act_hi_batch");

    @Test
    void everyTextOfTheEngineIsErasedOrACode() {
        List<String> unknown = new ArrayList<>();
        jdbc.sql("""
                select table_name, column_name from information_schema.columns where table_schema = 'public' and table_name like 'act\\_%'
                and data_type in ('character varying', 'text', 'json', 'jsonb', 'bytea')""").query(row -> {
            String table = row.getString(1);
            String column = row.getString(2);
            boolean erased = EngineHistoryEraser.TEXTS.getOrDefault(table, List.of()).contains(column);
            if (!erased && !WITHOUT_TICKETS.contains(table) && !column.matches(CODES) && !NAMES.contains(table + '.' + column)) {
                unknown.add(table + "." + column);
            }
        });
        assertThat(unknown).as("Add these columns to EngineHistoryEraser, or say here that they hold no text of people").isEmpty();
        EngineHistoryEraser.TEXTS.forEach((table, columns) -> assertThat(jdbc.sql(
                "select column_name from information_schema.columns where table_schema = 'public' and table_name = ?").param(table)
                .query(String.class).list())
                .as(table).containsAll(columns));
    }
}
