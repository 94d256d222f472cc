package org.sixstep.engine.deployment;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.sixstep.form.FormSchema;
import org.sixstep.ticket.TicketField;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Refuses sequence flows and tables that ask for a personal text of a form: they would never be given its value. */
final class OwnFieldRules {

    private static final Pattern STRING = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final Pattern NAME = Pattern.compile("(?<![\\w.])[A-Za-z_]\\w*");

    private final List<ModelFile> files;
    private final Set<String> variables;

    /** @param variables variables that the process has by itself, whatever fields its forms have */
    OwnFieldRules(List<ModelFile> files, Set<String> variables) {
        this.files = files;
        this.variables = variables;
    }

    void check(List<String> refused) {
        Set<String> personal = new LinkedHashSet<>();
        of(".form").forEach(file -> {
            FormSchema form = FormSchema.parse(new String(file.content(), StandardCharsets.UTF_8));
            form.keys().stream().filter(key -> TicketField.of(key).isEmpty() && !variables.contains(key) && form.isPersonal(key))
                    .forEach(personal::add);
        });
        if (personal.isEmpty()) {
            return;
        }
        of(".bpmn").forEach(file -> check(file, "conditionExpression", personal, refused));
        of(".dmn").forEach(file -> check(file, "text", personal, refused));
    }

    private List<ModelFile> of(String kind) {
        return files.stream().filter(file -> file.name().endsWith(kind)).toList();
    }

    private static void check(ModelFile file, String expressions, Set<String> personal, List<String> refused) {
        for (Element element : DiagramRules.elements(file.xml())) {
            if (element.getLocalName().equals(expressions)) {
                NAME.matcher(STRING.matcher(element.getTextContent()).replaceAll("")).results().map(name -> name.group())
                        .filter(personal::contains).distinct()
                        .forEach(name -> refused.add(ModelPlace.element(file.shortName(), id(element),
                                ModelRule.PERSONAL_FIELD.say(name))));
            }
        }
    }

    private static String id(Element expression) {
        Node parent = expression.getParentNode();
        return parent instanceof Element element ? element.getAttribute("id") : expression.getLocalName();
    }
}
