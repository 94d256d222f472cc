package org.sixstep.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.scripting.ExecutableScript;
import org.camunda.bpm.engine.impl.util.ScriptUtil;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sixstep.engine.EngineTest;

/** What a deployed model can reach by an expression, and what not. */
class ModelExpressionTest extends EngineTest {

    private static final String CLOSED = "is not available to models";

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
        "${execution.engineServices}",
        // changes nothing, makes no object of a class by name, takes no more time or memory than the value has
        "${execution.setVariable('ticketId', 'x')}", "${execution.removeVariable('word')}", "${execution.variables.put('word', 'y')}",
        "${list.add('b')}",
        "${word.repeat(2000000000)}", "${word.matches('(a+)+$')}", "${word.replaceAll('x', 'y')}", "${word.format('%2000000000d', 1)}",
        "${word.concat(word)}",
        "${word['cl'.trim().toLowerCase()]}", "${number.getLong('java.version')}", "${number['getInteger']('x')}",
        "${dateTime().zone.setDefault(dateTime().zone)}",
        "${json.mapTo('org.springframework.context.support.ClassPathXmlApplicationContext')}", "${json.unwrap()}",
        "${openDelegate.hashCode()}",
        "${json.jsonPath('$')}"})
    void noReflectionAndNoEngine(String expression) {
        assertThatThrownBy(() -> run(expression)).hasMessageContaining(CLOSED);
    }

    /** It contains the reporter's summary, and an exception would carry it into a variable. */
    @ParameterizedTest
    @ValueSource(strings = {"${task.name}", "${task.getName()}", "${1 - task.description}"})
    void noTextOfATask(String expression) {
        deploy(Bpmn.createExecutableProcess("textOfATask").camundaHistoryTimeToLive(1).startEvent().userTask("userTask_only")
                .camundaTaskListenerExpression("create", expression)
                .endEvent().done(), "textOfATask");
        assertThatThrownBy(() -> engine.getRuntimeService().startProcessInstanceByKey("textOfATask"))
                .hasMessageContaining(CLOSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"${closedBean.touch()}", "${dataSource}", "${environment}", "${identityService.createUserQuery().count()}",
        "${ticketStore}", "${jdbcClient}"})
    void noOtherBean(String expression) {
        assertThatThrownBy(() -> run(expression)).hasMessageMatching("(?s).*(" + CLOSED + "|Cannot resolve identifier).*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${canary.touch()}", "${execution.processBusinessKey}", "${execution.getVariable('word').toUpperCase()}",
        "${word == 'x' && number > 1}", "${now()}", "${dateTime().plusDays(1).toDate()}", "${list[0]}", "${list.size()}", "${execution.id}",
        "${execution.currentActivityId}"})
    void whatModelsNeed(String expression) {
        assertThat(run(expression)).isNotNull();
    }

    @Test
    void delegates() {
        deploy(Bpmn.createExecutableProcess("delegating").camundaHistoryTimeToLive(1).startEvent().serviceTask()
                .camundaDelegateExpression("${openDelegate}")
                .endEvent().done(), "delegating");

        assertThat(engine.getRuntimeService().startProcessInstanceByKey("delegating").isEnded()).isTrue();
    }

    @Test
    void noTextGrowsWithoutEnd() {
        assertThatThrownBy(() -> run("${word}" + "${long}".repeat(5))).hasMessageContaining("makes a text of more than");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${S('[]')}", "${JSON('[]')}", "${XML('<a/>')}"})
    void noFunctionOfALibrary(String expression) {
        assertThatThrownBy(() -> run(expression)).hasMessageContaining("Could not resolve function");
    }

    /** "juel" is the engine's own, for conditions that name a language: it evaluates beside the fence. */
    @ParameterizedTest
    @ValueSource(strings = {"juel", "feel", "feel-unary-tests", "javascript", "ecmascript", "groovy", "python", "ruby"})
    void noScript(String language) {
        ProcessEngineConfigurationImpl configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        assertThatThrownBy(() -> configuration.getCommandExecutorTxRequired().execute(context -> {
            ExecutableScript script = ScriptUtil.getScript(language, language.equals("juel") ? "${''.getClass().getName()}" : "1", null,
                    configuration.getExpressionManager());
            return configuration.getScriptingEnvironment().execute(script, null);
        })).hasMessageContaining("Can't find scripting engine");
    }

    /** Evaluated as the engine does, whatever the validator of deployments says of it. */
    private Object run(String expression) {
        deploy(oneTask("expressing"), "expressing");
        Map<String, Object> variables = Map.of("word", "x", "number", 2, "list", List.of("a"), "long",
                "x".repeat(3_900) + "x".repeat(6_000), "json",
                SpinValues.jsonValue("\"http://127.0.0.1:9/x.xml\"").create());
        VariableMap transients = Variables.createVariables();
        variables.forEach((name, value) -> transients.putValueTyped(name,
                value instanceof TypedValue typed ? typed : Variables.untypedValue(value, true)));
        ProcessEngineConfigurationImpl configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        return configuration.getCommandExecutorTxRequired().execute(context -> {
            String instance = engine.getRuntimeService().startProcessInstanceByKey("expressing", "key", transients).getId();
            return configuration.getExpressionManager().createExpression(expression)
                    .getValue(context.getExecutionManager().findExecutionById(instance));
        });
    }
}
