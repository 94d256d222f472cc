package org.sixstep.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * A sentence of the catalogue in English and in Chinese, one after the other, for a client whose language is not known, as that of
 * Tasklist.
 */
public final class BilingualText {

    private static final String CATALOGUE = "i18n.messages";

    private BilingualText() {
    }

    public static String say(String code, Object... values) {
        return in(Locale.ROOT, code, values) + " " + in(Locale.CHINESE, code, values);
    }

    private static String in(Locale language, String code, Object... values) {
        return MessageFormat.format(ResourceBundle.getBundle(CATALOGUE, language).getString(code), values);
    }
}
