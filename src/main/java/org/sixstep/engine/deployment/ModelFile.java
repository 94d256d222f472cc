package org.sixstep.engine.deployment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.sixstep.engine.language.ModelXml;
import org.sixstep.text.CatalogueText;
import org.w3c.dom.Document;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * One file of a deployment, and a safe way to parse it: without a document type there are no entities, so nothing is fetched or expanded,
 * and a file that is too large or too deeply nested for later parsers is refused.
 */
record ModelFile(String name, byte[] content) {

    static final int MOST_BYTES = 2_000_000;
    private static final int MOST_ELEMENTS = 20_000;
    private static final int DEEPEST = 60;

    /** The name without folders, which are those of a machine. */
    String shortName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** @throws RefusedModelException if it is not XML, has a document type, or is nested too deeply or too large */
    Document xml() {
        try {
            SAXParserFactory scanner = SAXParserFactory.newDefaultInstance();
            scanner.setFeature(ModelXml.NO_DOCUMENT_TYPE, true);
            scanner.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            scanner.newSAXParser().parse(new ByteArrayInputStream(content), new Size());
            return ModelXml.parse(new InputSource(new ByteArrayInputStream(content)));
        } catch (SAXParseException e) {
            throw new RefusedModelException(ModelPlace.line(shortName(), e.getLineNumber(), sentence(e)), e);
        } catch (SAXException | IOException e) {
            throw new RefusedModelException(ModelPlace.file(shortName(), sentence(e)), e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The XML parser of this Java runtime does not support secure processing", e);
        }
    }

    private String sentence(Exception e) {
        String mistake = String.valueOf(e.getMessage());
        return mistake.contains("disallow-doctype-decl") ? ModelRule.XML_DOCTYPE.say() : ModelRule.XML.say(mistake, shortName());
    }

    /** Counts while parsing, so that a file that is too large is never held in memory. */
    private final class Size extends DefaultHandler {

        private int depth;
        private int elements;

        @Override
        public void startElement(String uri, String localName, String qName, Attributes attributes) {
            depth++;
            elements++;
            if (depth > DEEPEST || elements > MOST_ELEMENTS) {
                throw new RefusedModelException(List.of(ModelPlace.file(shortName(), depth > DEEPEST
                        ? ModelRule.XML_SIZE.say(DEEPEST, CatalogueText.say("model.part.levels"))
                        : ModelRule.XML_SIZE.say(MOST_ELEMENTS, CatalogueText.say("model.part.elements")))));
            }
        }

        @Override
        public void endElement(String uri, String localName, String qName) {
            depth--;
        }
    }
}
