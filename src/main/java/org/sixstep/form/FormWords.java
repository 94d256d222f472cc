package org.sixstep.form;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the forms of a deployment call their fields and the values that they offer, in the language of the reader of the current answer. */
public final class FormWords {

    public static final FormWords NONE = new FormWords(List::of);

    private final Supplier<List<FormSchema>> forms;

    /** @param forms asked anew each time */
    public FormWords(Supplier<List<FormSchema>> forms) {
        this.forms = forms;
    }

    public Optional<String> label(String key) {
        return first(form -> form.keys().contains(key) ? Optional.of(form.label(key)) : Optional.empty());
    }

    public Optional<String> word(String key, String value) {
        return first(form -> form.word(key, value));
    }

    private Optional<String> first(Function<FormSchema, Optional<String>> found) {
        return forms.get().stream().map(found).flatMap(Optional::stream).findFirst();
    }
}
