package org.sixstep.archive;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Keywords as people type them into one field: separated by commas, also Chinese ones (R66). */
public final class Keywords {

    private static final Pattern SEPARATOR = Pattern.compile("[,，;；、\\n]");

    private Keywords() {
    }

    public static List<String> of(@Nullable String text) {
        return text == null ? List.of()
                : SEPARATOR.splitAsStream(text).map(String::strip).filter(word -> !word.isEmpty()).distinct().toList();
    }
}
