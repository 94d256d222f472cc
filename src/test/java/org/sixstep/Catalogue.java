package org.sixstep;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** A sentence of the catalogue: a test names its key, so that the words stand in the catalogue only. */
public final class Catalogue {

    private Catalogue() {
    }

    public static String en(String key, Object... values) {
        return in(Locale.ROOT, key, values);
    }

    public static String zh(String key, Object... values) {
        return in(Locale.CHINESE, key, values);
    }

    private static String in(Locale language, String key, Object... values) {
        return MessageFormat.format(ResourceBundle.getBundle("i18n.messages", language).getString(key), values);
    }
}
