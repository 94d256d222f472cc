package org.sixstep.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a deployed model can reach by an expression, and what not. */
class ModelExpressionTest extends EngineTest {

    @ParameterizedTest
    @ValueSource(strings = {
            "${''.getClass().forName('java.lang.Runtime').getName()}",
            "${''.class.name}",
            "${''['class']}",
            "${execution.getClass().getClassLoader()}",
            "${canary.getClass().getName()}",
            "${canary.class.classLoader}",
            "${execution.processEngineServices.repositoryService}",
            "${execution.getProcessEngineServices().getIdentityService()}",
            "${execution.processEngine}",
            "${execution.bpmnModelInstance}",
            "${execution.processDefinition.deploymentId}",
            "${execution.engineServices}"})
    void noReflectionAndNoEngine(String expression) {
        assertThatThrownBy(() -> run(expression)).hasMessageContaining("is not open to models");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${closedBean.touch()}", "${dataSource}", "${environment}", "${identityService.createUserQuery().count()}",
            "${ticketStore}", "${jdbcClient}"})
    void noOtherBean(String expression) {
        assertThatThrownBy(() -> run(expression)).hasMessageMatching("(?s).*(is not open to models|Cannot resolve identifier).*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${canary.touch()}", "${execution.processBusinessKey}", "${execution.getVariable('word').toUpperCase()}",
            "${word == 'x' && number > 1}", "${now()}", "${dateTime().plusDays(1).toDate()}", "${list[0]}", "${list.size()}", "${execution.id}",
            "${execution.currentActivityId}"})
    void whatModelsNeed(String expression) {
        assertThat(run(expression).isEnded()).isTrue();
    }

    @org.junit.jupiter.api.Test
    void delegates() {
        deploy(Bpmn.createExecutableProcess("delegating").camundaHistoryTimeToLive(1).startEvent().serviceTask().camundaDelegateExpression("${openDelegate}")
                .endEvent().done(), "delegating");

        assertThat(engine.getRuntimeService().startProcessInstanceByKey("delegating").isEnded()).isTrue();
    }

    private ProcessInstance run(String expression) {
        deploy(Bpmn.createExecutableProcess("expressing").camundaHistoryTimeToLive(1).startEvent().serviceTask().camundaExpression(expression)
                .endEvent().done(), "expressing");
        return engine.getRuntimeService().startProcessInstanceByKey("expressing", "key", Map.of("word", "x", "number", 2, "list", java.util.List.of("a")));
    }
}
