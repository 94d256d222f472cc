package org.sixstep.engine.deployment;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;
import org.sixstep.form.FormSchema;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/**
 * Refuses a model that is deployed without a form, decision, process or delegate that it names. The engine would accept such a model as
 * the latest version, and the next ticket would get stuck at a step that nobody can open.
 */
@Component
class ModelPartsParseListener extends AbstractBpmnParseListener {

    private static final String BINDING_DEPLOYMENT = "deployment";
    private static final Pattern ONE_NAME = Pattern.compile("[$#]\\{\\s*(\\w+)\\s*}");

    private final ApplicationContext applicationContext;

    ModelPartsParseListener(ApplicationContext applicationContext) {
        this.applicationContext = applicationContext;
    }

    @Override
    public void parseRootElement(Element root, List<ProcessDefinitionEntity> definitions) {
        if (definitions.isEmpty()) {
            return;
        }
        DeploymentEntity deployment = Context.getCommandContext().getDeploymentManager()
                .findDeploymentById(definitions.get(0).getDeploymentId());
        // existing deployments must stay readable: tickets are running in them
        if (deployment.isNew()) {
            List<String> missing = new ArrayList<>();
            check(root, root.attribute("id"), Parts.of(deployment), missing);
            if (!missing.isEmpty()) {
                throw new BadUserRequestException(String.join(" ", missing));
            }
        }
    }

    private void check(Element element, String owner, Parts parts, List<String> missing) {
        String id = element.attribute("id") == null ? owner : element.attribute("id");
        String form = bound(element, camunda(element, "formRef"), "formRefBinding");
        if (form != null && !parts.forms.contains(form)) {
            missing.add(ModelPlace.step(id, ModelRule.MISSING_FORM.say(form)));
        }
        String table = bound(element, camunda(element, "decisionRef"), "decisionRefBinding");
        if (table != null && !parts.tables.contains(named(table))) {
            missing.add(ModelPlace.step(id, ModelRule.MISSING_DECISION.say(table)));
        }
        String process = bound(element, element.attribute("calledElement"), "calledElementBinding");
        if (process != null && !parts.processes.contains(named(process))) {
            missing.add(ModelPlace.step(id, ModelRule.MISSING_PROCESS.say(process)));
        }
        Matcher delegate = ONE_NAME.matcher(String.valueOf(camunda(element, "delegateExpression")));
        if (delegate.matches() && !applicationContext.containsBean(delegate.group(1))) {
            missing.add(ModelPlace.step(id, ModelRule.MISSING_DELEGATE.say("${" + delegate.group(1) + '}')));
        }
        element.elements().forEach(child -> check(child, id, parts, missing));
    }

    /** The name, if it is not an expression and refers to the same deployment. */
    private static @Nullable String bound(Element element, String name, String binding) {
        return name != null && !name.contains("{") && BINDING_DEPLOYMENT.equals(camunda(element, binding)) ? name : null;
    }

    private static String camunda(Element element, String attribute) {
        return element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, attribute);
    }

    private static String named(String id) {
        return "id=\"" + id + '"';
    }

    /** The contents of a deployment: the ids of its forms, and the text of its decisions and models. */
    private record Parts(Set<String> forms, String tables, String processes) {

        static Parts of(DeploymentEntity deployment) {
            Set<String> forms = files(deployment, ".form").map(Parts::formId).collect(Collectors.toSet());
            return new Parts(forms, files(deployment, ".dmn").map(Parts::text).collect(Collectors.joining()),
                    files(deployment, ".bpmn").map(Parts::text).collect(Collectors.joining()));
        }

        private static Stream<ResourceEntity> files(DeploymentEntity deployment, String suffix) {
            return deployment.getResources().values().stream().filter(file -> file.getName().endsWith(suffix));
        }

        private static String formId(ResourceEntity file) {
            try {
                return FormSchema.parse(text(file)).id();
            } catch (IllegalArgumentException e) {
                throw new BadUserRequestException(ModelPlace.file(file.getName(), String.valueOf(e.getMessage())), e);
            }
        }

        private static String text(ResourceEntity file) {
            return new String(file.getBytes(), StandardCharsets.UTF_8);
        }
    }
}
