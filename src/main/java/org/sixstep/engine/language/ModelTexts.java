package org.sixstep.engine.language;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.sixstep.text.ReaderLanguage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * The texts of a diagram or a decision table in the languages of its readers. Its author writes one language where the editor asks for it,
 * and each other one on the same element: as an extension property of a diagram ({@code name.zh}, {@code documentation.zh}, and
 * {@code text.zh} of an annotation), as an attribute in a table ({@code sixstep:label.zh}). What lacks a translation is shown as it is.
 */
public final class ModelTexts {

    private static final Logger log = LoggerFactory.getLogger(ModelTexts.class);

    public static final String NAME = "name";
    public static final String DOCUMENTATION = "documentation";
    static final String LABEL = "label";
    private static final String DESCRIPTION = "description";
    private static final String TEXT = "text";
    private static final Set<String> ATTRIBUTES = Set.of(NAME, LABEL);
    private static final Pattern PROPERTY = Pattern.compile("(name|documentation|text)\\.([a-z]{2,3})");
    private static final Pattern ATTRIBUTE = Pattern.compile("(\\w+)\\.([a-z]{2,3})");
    /** As somebody may write the language who does not know how it is called here. */
    private static final Pattern OTHERWISE = Pattern
            .compile("(?i)\\s*(name|documentation|text)[._][a-z]{2,3}([-_]\\w+)*\\s*");
    /** In a diagram their names are read by models, not by people. */
    private static final Set<String> CODES = Set.of("message", "signal", "error", "escalation", "property");
    /** In a table the names of these are read by people; that of an output is its variable. */
    private static final Set<String> NAMED = Set.of("definitions", "decision", "inputData", "knowledgeSource", "businessKnowledgeModel",
            "decisionService");
    /** What an editor may put before a file, and a parser refuses in a text. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    /** Of the attributes of tables: the editor drops what it does not know in a namespace that it knows. */
    private static final String SIXSTEP = "http://sixstep.org/schema/1.0";

    private ModelTexts() {
    }

    /** What says a text in another language. */
    public record Translation(String part, String language, String text) {}

    /** The elements of a model, but not those of extensions. */
    public static List<Element> elements(Document model) {
        var found = model.getElementsByTagNameNS(model.getDocumentElement().getNamespaceURI(), "*");
        return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
    }

    /** What an element says to people, by part. */
    public static Map<String, String> texts(Element element) {
        Map<String, String> texts = new LinkedHashMap<>();
        String kind = element.getLocalName();
        if (isOfDiagram(element) ? !CODES.contains(kind) : NAMED.contains(kind)) {
            texts.put(NAME, element.getAttribute(NAME));
        }
        if (kind.equals("textAnnotation")) {
            child(element, TEXT).ifPresent(text -> texts.put(TEXT, text.getTextContent()));
        }
        if (!isOfDiagram(element)) {
            texts.put(LABEL, element.getAttribute(LABEL));
            child(element, DESCRIPTION).ifPresent(text -> texts.put(DESCRIPTION, text.getTextContent()));
        } else if (kind.equals("userTask")) {
            texts.put(DOCUMENTATION, documentation(element));
        }
        texts.values().removeIf(String::isBlank);
        return texts;
    }

    /** Whether the element has this part: in a diagram also one that is not shown to people, such as what a gateway is for. */
    public static boolean says(Element element, String part) {
        if (isOfDiagram(element)) {
            return part.equals(NAME) ? element.hasAttribute(NAME) : child(element, part).isPresent();
        }
        return texts(element).containsKey(part);
    }

    /** As the engine makes a task's description of it. */
    private static String documentation(Element element) {
        return children(element).filter(child -> child.getLocalName().equals(DOCUMENTATION)).map(text -> text.getTextContent().trim())
                .collect(Collectors.joining("\n\n"));
    }

    public static List<Translation> translations(Element element) {
        return isOfDiagram(element)
                ? properties(element)
                        .flatMap(property -> translation(PROPERTY, property.getAttribute(NAME), property.getAttribute("value"))).toList()
                : attributes(element).flatMap(attribute -> translation(ATTRIBUTE, attribute.getLocalName(), attribute.getNodeValue()))
                        .toList();
    }

    /** What looks like a translation and is none, as its language is written otherwise. */
    public static List<String> mistyped(Element element) {
        return isOfDiagram(element)
                ? properties(element).map(property -> property.getAttribute(NAME))
                        .filter(name -> OTHERWISE.matcher(name).matches() && translation(PROPERTY, name, name).findAny().isEmpty()).toList()
                : Stream.concat(attributes(element).map(Node::getLocalName).filter(name -> translation(ATTRIBUTE, name, name).findAny()
                        .isEmpty()), attributes(element.getAttributes()).filter(ModelTexts::isElsewhere).map(Node::getNodeName)).toList();
    }

    private static Stream<Element> properties(Element element) {
        return child(element, "extensionElements").stream().flatMap(ModelTexts::children)
                .filter(properties -> isCamunda(properties, "properties")).flatMap(ModelTexts::children)
                .filter(property -> isCamunda(property, "property"));
    }

    private static Stream<Node> attributes(Element element) {
        return attributes(element.getAttributes()).filter(attribute -> SIXSTEP.equals(attribute.getNamespaceURI()));
    }

    private static Stream<Node> attributes(NamedNodeMap all) {
        return IntStream.range(0, all.getLength()).mapToObj(all::item);
    }

    /** Whether the address of the namespace has a mistake: nobody else has this prefix. */
    private static boolean isElsewhere(Node attribute) {
        return "sixstep".equals(attribute.getPrefix()) && !SIXSTEP.equals(attribute.getNamespaceURI());
    }

    private static Stream<Translation> translation(Pattern pattern, String name, String text) {
        return pattern.matcher(name).results().filter(found -> found.group().equals(name) && ReaderLanguage.isCode(found.group(2)))
                .map(found -> new Translation(found.group(1), found.group(2), text));
    }

    /** Every language of a model's translations. */
    public static Set<String> languages(Document model) {
        Set<String> languages = new TreeSet<>();
        elements(model).forEach(element -> translations(element).forEach(translation -> languages.add(translation.language())));
        return languages;
    }

    /** The model as a reader of this language sees it. */
    static String in(String language, String xml) {
        if (!Pattern.compile("\\." + language + "\\s*[=\"']").matcher(xml).find()) {
            return xml;
        }
        Document model;
        try {
            model = read(new InputSource(new StringReader(xml.replace(BYTE_ORDER_MARK, ""))));
        } catch (IllegalStateException e) {
            // one of before the rules is shown as the engine has it
            log.warn("A model is shown as it is", e);
            return xml;
        }
        elements(model).forEach(element -> translations(element).stream()
                .filter(translation -> translation.language().equals(language) && !translation.text().isBlank()
                        && says(element, translation.part()))
                .forEach(translation -> {
                    if (ATTRIBUTES.contains(translation.part())) {
                        element.setAttribute(translation.part(), translation.text());
                    } else {
                        child(element, translation.part()).ifPresent(part -> part.setTextContent(translation.text()));
                    }
                }));
        return write(model);
    }

    /** A model that was accepted when it was deployed. */
    static Document read(byte[] xml) {
        return read(new InputSource(new ByteArrayInputStream(xml)));
    }

    private static Document read(InputSource xml) {
        try {
            return ModelXml.parse(xml);
        } catch (SAXException | IOException e) {
            throw new IllegalStateException("A deployed model cannot be read", e);
        }
    }

    private static String write(Document model) {
        try {
            StringWriter text = new StringWriter();
            TransformerFactory.newDefaultInstance().newTransformer().transform(new DOMSource(model), new StreamResult(text));
            return text.toString();
        } catch (TransformerException e) {
            throw new IllegalStateException("A deployed model cannot be written", e);
        }
    }

    private static boolean isOfDiagram(Element element) {
        return BPMN.equals(element.getNamespaceURI());
    }

    private static boolean isCamunda(Element element, String name) {
        return element.getLocalName().equals(name)
                && BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS.getNamespaceUri().equals(element.getNamespaceURI());
    }

    private static Optional<Element> child(Element element, String name) {
        return children(element)
                .filter(child -> child.getLocalName().equals(name) && Objects.equals(child.getNamespaceURI(), element.getNamespaceURI()))
                .findFirst();
    }

    private static Stream<Element> children(Element element) {
        Stream.Builder<Element> children = Stream.builder();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        return children.build();
    }
}
