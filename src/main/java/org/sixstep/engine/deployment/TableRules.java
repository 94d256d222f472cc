package org.sixstep.engine.deployment;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.sixstep.engine.expression.FeelTexts;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Checks the decision tables of a file: only FEEL, only expressions that terminate, and texts in all languages of the file. */
final class TableRules {

    private static final Pattern FEEL = Pattern.compile("(?i)feel|https?://www\\.omg\\.org/spec/(feel/\\d{8}|dmn/\\d{8}/feel/?)");
    /** The parser needs 50 ms for a thousand nested brackets. */
    private static final int MOST_FEEL = 100_000;
    private static final Set<String> LOGIC = Set.of("context", "functionDefinition", "invocation", "relation", "list",
            "businessKnowledgeModel", "encapsulatedLogic");

    private final ModelFile file;
    private final FeelTexts feel = new FeelTexts();

    TableRules(ModelFile file) {
        this.file = file;
    }

    void check(List<String> refused) {
        Document tables;
        try {
            tables = file.xml();
        } catch (RefusedModelException e) {
            refused.add(e.getMessage());
            return;
        }
        List<Element> elements = DiagramRules.elements(tables);
        if (elements.stream().filter(element -> element.getLocalName().equals("text"))
                .mapToInt(element -> element.getTextContent().length()).sum() > MOST_FEEL) {
            refused.add(ModelPlace.step(file.shortName(), ModelRule.FEEL_SIZE.say(MOST_FEEL)));
            return;
        }
        for (Element element : elements) {
            problem(element).ifPresent(problem -> refused.add(ModelPlace.element(file.shortName(), DiagramRules.id(element), problem)));
        }
        LanguageRules.check(tables,
                (element, sentence) -> refused.add(ModelPlace.element(file.shortName(), DiagramRules.id(element), sentence)));
    }

    private Optional<String> problem(Element element) {
        String language = element.getAttribute("expressionLanguage");
        if (!language.isEmpty() && !FEEL.matcher(language).matches()) {
            return Optional.of(ModelRule.TABLE_LANGUAGE.say(language));
        }
        if (LOGIC.contains(element.getLocalName())) {
            return Optional.of(ModelRule.TABLE_KIND.say(element.getLocalName()));
        }
        if (!element.getLocalName().equals("text") || element.getTextContent().isBlank()) {
            return Optional.empty();
        }
        String text = element.getTextContent().strip();
        return switch (element.getParentNode().getLocalName()) {
            case "inputEntry" -> text.equals("-") ? Optional.empty() : feel.problemOfTest(text).map(ModelRule.FEEL::say);
            case "inputExpression", "outputEntry", "literalExpression", "defaultOutputEntry" -> feel.problemOfExpression(text)
                    .map(ModelRule.FEEL::say);
            default -> Optional.empty();
        };
    }
}
