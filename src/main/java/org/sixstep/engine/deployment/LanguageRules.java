package org.sixstep.engine.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sixstep.engine.language.ModelTexts;
import org.sixstep.form.FormTexts;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Names each text of a form, diagram or table that lacks in one of the languages of its file, which are those of its translations: a reader
 * would get half of it in another language. A file without translations has one language, and is shown as it is.
 */
final class LanguageRules {

    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");

    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{");

    private LanguageRules() {
    }

    static void check(JsonNode component, Set<String> languages, Consumer<String> refuse) {
        Map<String, String> texts = FormTexts.texts(component);
        FormTexts.mistyped(component).forEach(property -> refuse.accept(ModelRule.LABEL_CODE.say(property)));
        List<FormTexts.Translation> translations = FormTexts.translations(component);
        translations.forEach(found -> {
            String own = texts.get(found.part());
            if (own == null) {
                refuse.accept(ModelRule.LABEL_UNKNOWN.say(found.part() + '.' + found.language(), found.part()));
            } else if (!names(own).equals(names(found.text()))) {
                refuse.accept(ModelRule.LABEL_BRACES.say(found.part() + '.' + found.language()));
            }
        });
        missing(texts.keySet(), languages, translations.stream().filter(found -> !found.text().isBlank())
                .map(found -> found.part() + '.' + found.language()).collect(Collectors.toSet()), refuse);
    }

    /** @param refuse takes the element and the sentence */
    static void check(Document model, BiConsumer<Element, String> refuse) {
        Set<String> languages = ModelTexts.languages(model);
        for (Element element : ModelTexts.elements(model)) {
            Consumer<String> ofElement = sentence -> refuse.accept(element, sentence);
            ModelTexts.mistyped(element).forEach(property -> ofElement.accept(ModelRule.LABEL_CODE.say(property)));
            List<ModelTexts.Translation> translations = ModelTexts.translations(element);
            translations.stream().filter(found -> isComputed(element, found.part()))
                    .forEach(
                            found -> ofElement.accept(ModelRule.LABEL_EXPRESSION.say(found.part(), found.part() + '.' + found.language())));
            translations.stream().filter(found -> !ModelTexts.says(element, found.part()))
                    .forEach(found -> ofElement.accept(ModelRule.LABEL_UNKNOWN.say(found.part() + '.' + found.language(), found.part())));
            missing(ModelTexts.texts(element).keySet(), languages, translations.stream().filter(found -> !found.text().isBlank())
                    .map(found -> found.part() + '.' + found.language()).collect(Collectors.toSet()), ofElement);
        }
    }

    /** Of a task the engine stores what an expression has become, so that nobody knows it again. */
    private static boolean isComputed(Element element, String part) {
        return element.getLocalName().equals("userTask") && EXPRESSION.matcher(ModelTexts.texts(element).getOrDefault(part, "")).find();
    }

    private static void missing(Set<String> parts, Set<String> languages, Set<String> given, Consumer<String> refuse) {
        parts.forEach(part -> languages.stream().map(language -> part + '.' + language).filter(property -> !given.contains(property))
                .forEach(property -> refuse.accept(ModelRule.LABEL_LANGUAGE.say(property))));
    }

    private static Set<String> names(String text) {
        if (text.startsWith("=")) {
            return Set.of(text);
        }
        return TEMPLATE.matcher(text).results().map((MatchResult name) -> name.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }
}
