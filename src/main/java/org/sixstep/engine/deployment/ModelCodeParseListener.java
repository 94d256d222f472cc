package org.sixstep.engine.deployment;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.sixstep.text.CatalogueText;
import org.springframework.stereotype.Component;

/**
 * Refuses a model that contains code: being allowed to deploy a diagram must not mean being allowed to run a class, a script or a command.
 */
@Component
class ModelCodeParseListener extends AbstractBpmnParseListener {

    private static final Set<String> CODE_ELEMENTS = Set.of("scriptTask", "script", "connector");
    private static final Set<String> CODE_LISTENERS = Set.of("executionListener", "taskListener");
    private static final Set<String> CODE_ATTRIBUTES = Set.of("class", "formHandlerClass", "variableMappingClass");
    private static final Set<String> CODE_TYPES = Set.of("shell", "mail");

    @Override
    public void parseRootElement(Element root, List<ProcessDefinitionEntity> definitions) {
        check(root, root.attribute("id"));
    }

    private static void check(Element element, String owner) {
        String id = element.attribute("id") == null ? owner : element.attribute("id");
        boolean code = CODE_ELEMENTS.contains(element.getTagName())
                || CODE_LISTENERS.contains(element.getTagName()) && element.attribute("class") != null
                || CODE_ATTRIBUTES.stream().anyMatch(name -> element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, name) != null)
                || CODE_TYPES.contains(String.valueOf(element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "type")));
        if (code) {
            throw new BadUserRequestException(
                    CatalogueText.say("model.at.code", id, element.getTagName(), "${registerTicketDelegate}"));
        }
        element.elements().forEach(child -> check(child, id));
    }
}
