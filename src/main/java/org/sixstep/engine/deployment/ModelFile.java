package org.sixstep.engine.deployment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * One file of a deployment, and the safe way to look into it: without a document type there are no entities, so nothing is fetched and
 * nothing grows, and a file that would be too big or too deep for those who read it next is not read at all.
 */
record ModelFile(String name, byte[] content) {

    static final int MOST_BYTES = 2_000_000;
    private static final int MOST_ELEMENTS = 20_000;
    private static final int DEEPEST = 60;
    private static final String NO_DOCUMENT_TYPE = "http://apache.org/xml/features/disallow-doctype-decl";

    /** The name without its folders, which are the machine's. */
    String shortName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** @throws RefusedModelException if it is no XML, brings a document type, or is too deep or too big */
    Document xml() {
        try {
            SAXParserFactory scanner = SAXParserFactory.newDefaultInstance();
            scanner.setFeature(NO_DOCUMENT_TYPE, true);
            scanner.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            scanner.newSAXParser().parse(new ByteArrayInputStream(content), new Size());
            DocumentBuilderFactory builder = DocumentBuilderFactory.newDefaultInstance();
            builder.setNamespaceAware(true);
            builder.setFeature(NO_DOCUMENT_TYPE, true);
            builder.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return builder.newDocumentBuilder().parse(new ByteArrayInputStream(content));
        } catch (SAXParseException e) {
            throw new RefusedModelException(
                    shortName() + ", line " + e.getLineNumber() + ": " + sentence(e) + " Could not parse '" + shortName() + "'.", e);
        } catch (SAXException | IOException e) {
            throw new RefusedModelException(shortName() + ": " + e.getMessage() + " Could not parse '" + shortName() + "'.", e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("This Java cannot read XML safely", e);
        }
    }

    private static @Nullable String sentence(SAXParseException e) {
        return String.valueOf(e.getMessage()).contains("disallow-doctype-decl") ? "A model has no DOCTYPE." : e.getMessage();
    }

    /** Counts while it is read, so that too much of it is never held. */
    private static final class Size extends DefaultHandler {

        private int depth;
        private int elements;

        @Override
        public void startElement(String uri, String localName, String qName, Attributes attributes) throws SAXException {
            depth++;
            elements++;
            if (depth > DEEPEST || elements > MOST_ELEMENTS) {
                throw new SAXException(
                        "It has more than " + (depth > DEEPEST ? DEEPEST + " elements in each other." : MOST_ELEMENTS + " elements."));
            }
        }

        @Override
        public void endElement(String uri, String localName, String qName) {
            depth--;
        }
    }
}
