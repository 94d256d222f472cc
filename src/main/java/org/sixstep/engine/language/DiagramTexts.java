package org.sixstep.engine.language;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * The texts of a diagram in the languages of its readers. Its author writes one language in the diagram, and each other one as an extension
 * property of the same element: {@code name.zh}, {@code documentation.zh}, and {@code text.zh} of an annotation. What lacks a translation
 * is shown as it is.
 */
public final class DiagramTexts {

    public static final String NAME = "name";
    public static final String DOCUMENTATION = "documentation";
    private static final String TEXT = "text";
    private static final Pattern PROPERTY = Pattern.compile("(name|documentation|text)\\.([a-z]{2,3})");
    /** Their names are read by models, not by people. */
    private static final Set<String> CODES = Set.of("message", "signal", "error", "escalation", "property");
    /** What an editor may put before a file, and a parser refuses in a text. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    private DiagramTexts() {
    }

    /** An extension property that says a text in another language. */
    public record Translation(String part, String language, String text) {}

    /** The elements of a diagram that have an id. */
    public static List<Element> elements(Document diagram) {
        var found = diagram.getElementsByTagNameNS(BPMN, "*");
        return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).filter(element -> element.hasAttribute("id"))
                .toList();
    }

    /** What an element says to people, by part: its name, the text of an annotation, and what a task's documentation says to agents. */
    public static Map<String, String> texts(Element element) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (!CODES.contains(element.getLocalName())) {
            texts.put(NAME, element.getAttribute(NAME));
            child(element, TEXT).filter(text -> element.getLocalName().equals("textAnnotation"))
                    .ifPresent(text -> texts.put(TEXT, text.getTextContent()));
            if (element.getLocalName().equals("userTask")) {
                texts.put(DOCUMENTATION, documentation(element));
            }
        }
        texts.values().removeIf(String::isBlank);
        return texts;
    }

    /** Whether the element has this part, shown to people or not. */
    public static boolean says(Element element, String part) {
        return part.equals(NAME) ? element.hasAttribute(NAME) : child(element, part).isPresent();
    }

    /** As the engine makes a task's description of it. */
    private static String documentation(Element element) {
        return children(element).filter(child -> child.getLocalName().equals(DOCUMENTATION)).map(text -> text.getTextContent().strip())
                .collect(Collectors.joining("\n\n"));
    }

    public static List<Translation> translations(Element element) {
        return child(element, "extensionElements").stream().flatMap(DiagramTexts::children)
                .filter(properties -> isCamunda(properties, "properties")).flatMap(DiagramTexts::children)
                .filter(property -> isCamunda(property, "property")).flatMap(property -> {
                    Matcher name = PROPERTY.matcher(property.getAttribute(NAME));
                    return name.matches() ? Stream.of(new Translation(name.group(1), name.group(2), property.getAttribute("value")))
                            : Stream.empty();
                }).toList();
    }

    /** Every language of a diagram's translations. */
    public static Set<String> languages(Document diagram) {
        Set<String> languages = new TreeSet<>();
        elements(diagram).forEach(element -> translations(element).forEach(translation -> languages.add(translation.language())));
        return languages;
    }

    /** The diagram as a reader of this language sees it. */
    static String in(String language, String bpmn) {
        if (!bpmn.contains('.' + language + '"')) {
            return bpmn;
        }
        Document diagram = read(new InputSource(new StringReader(bpmn.replace(BYTE_ORDER_MARK, ""))));
        elements(diagram).forEach(element -> translations(element).stream()
                .filter(translation -> translation.language().equals(language) && !translation.text().isBlank())
                .forEach(translation -> {
                    if (translation.part().equals(NAME)) {
                        element.setAttribute(NAME, translation.text());
                    } else {
                        child(element, translation.part()).ifPresent(part -> part.setTextContent(translation.text()));
                    }
                }));
        return write(diagram);
    }

    /** A diagram that was accepted when it was deployed. */
    static Document read(byte[] bpmn) {
        return read(new InputSource(new ByteArrayInputStream(bpmn)));
    }

    private static Document read(InputSource bpmn) {
        try {
            return ModelXml.parse(bpmn);
        } catch (SAXException | IOException e) {
            throw new IllegalStateException("A deployed diagram cannot be read", e);
        }
    }

    private static String write(Document diagram) {
        try {
            StringWriter text = new StringWriter();
            TransformerFactory.newDefaultInstance().newTransformer().transform(new DOMSource(diagram), new StreamResult(text));
            return text.toString();
        } catch (TransformerException e) {
            throw new IllegalStateException("A deployed diagram cannot be written", e);
        }
    }

    private static boolean isCamunda(Element element, String name) {
        return element.getLocalName().equals(name)
                && BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS.getNamespaceUri().equals(element.getNamespaceURI());
    }

    private static Optional<Element> child(Element element, String name) {
        return children(element).filter(child -> child.getLocalName().equals(name) && BPMN.equals(child.getNamespaceURI())).findFirst();
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
