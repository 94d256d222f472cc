package org.sixstep.engine.deployment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaField;
import org.junit.jupiter.api.Test;
import org.sixstep.engine.EngineTest;

/** A model that brings code of its own is refused when it is deployed. */
class ModelCodeTest extends EngineTest {

    @Test
    void refusesAClass() {
        refuses(Bpmn.createExecutableProcess("coding").camundaHistoryTimeToLive(1).startEvent().serviceTask("serviceTask_runClass")
                .camundaClass("org.camunda.bpm.engine.impl.bpmn.delegate.JavaDelegateInvocation").endEvent().done(),
                "serviceTask_runClass");
    }

    @Test
    void refusesACommandOfTheOperatingSystem() {
        BpmnModelInstance model = Bpmn.createExecutableProcess("coding").camundaHistoryTimeToLive(1).startEvent()
                .serviceTask("serviceTask_runShell")
                .camundaExpression("${true}").endEvent().done();
        ServiceTask task = model.getModelElementById("serviceTask_runShell");
        task.setCamundaType("shell");
        CamundaField command = model.newInstance(CamundaField.class);
        command.setCamundaName("command");
        command.setCamundaStringValue("true");
        task.builder().addExtensionElement(command);
        refuses(model, "serviceTask_runShell");
    }

    @Test
    void refusesAScript() {
        refuses(Bpmn.createExecutableProcess("coding").camundaHistoryTimeToLive(1).startEvent().scriptTask("scriptTask_run")
                .scriptFormat("javascript")
                .scriptText("1").endEvent().done(), "scriptTask_run");
    }

    @Test
    void refusesAListenerClass() {
        refuses(Bpmn.createExecutableProcess("coding").camundaHistoryTimeToLive(1).startEvent().userTask("userTask_listen")
                .camundaTaskListenerClass("create", "java.lang.Runtime").endEvent().done(), "userTask_listen");
    }

    private void refuses(BpmnModelInstance model, String element) {
        assertThatThrownBy(() -> deploy(model, "coding")).hasMessageContaining(element);
    }
}
