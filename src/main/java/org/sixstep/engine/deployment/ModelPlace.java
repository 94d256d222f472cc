package org.sixstep.engine.deployment;

import org.sixstep.text.CatalogueText;

/** Says where in a deployment something is wrong, before the sentence of a {@link ModelRule}. */
final class ModelPlace {

    private ModelPlace() {
    }

    static String file(String file, String sentence) {
        return CatalogueText.say("model.at.file", file, sentence);
    }

    static String line(String file, int line, String sentence) {
        return CatalogueText.say("model.at.line", file, String.valueOf(line), sentence);
    }

    static String element(String file, String element, String sentence) {
        return CatalogueText.say("model.at.element", file, element, sentence);
    }

    static String field(String file, String field, String sentence) {
        return CatalogueText.say("model.at.field", file, field, sentence);
    }

    /** Of the file or element that its sentence begins with. */
    static String step(String name, String sentence) {
        return CatalogueText.say("model.at.step", name, sentence);
    }
}
