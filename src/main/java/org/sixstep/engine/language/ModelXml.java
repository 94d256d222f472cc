package org.sixstep.engine.language;

import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Parses the XML of a model without a document type, so that there are no entities and nothing is fetched or expanded. */
public final class ModelXml {

    public static final String NO_DOCUMENT_TYPE = "http://apache.org/xml/features/disallow-doctype-decl";

    private ModelXml() {
    }

    public static Document parse(InputSource model) throws SAXException, IOException {
        try {
            DocumentBuilderFactory builder = DocumentBuilderFactory.newDefaultInstance();
            builder.setNamespaceAware(true);
            builder.setFeature(NO_DOCUMENT_TYPE, true);
            builder.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return builder.newDocumentBuilder().parse(model);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The XML parser of this Java runtime does not support secure processing", e);
        }
    }
}
