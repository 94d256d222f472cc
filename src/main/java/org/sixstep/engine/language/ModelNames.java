package org.sixstep.engine.language;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sixstep.text.ReaderLanguage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The names of processes, steps, decisions and columns of tables in the languages of their readers. The engine stores one name of a task,
 * that of the model, and people of all languages share it; so it is translated when it is read, and back when a client stores what it read.
 */
@Component
public class ModelNames {

    private static final Logger log = LoggerFactory.getLogger(ModelNames.class);
    /** Between the step and what else the name of a task says: number, priority, summary. */
    private static final String SEPARATOR = " · ";
    private static final String MODEL = """
            select b.bytes_, d.key_ from (
              select deployment_id_, resource_name_, key_ from act_re_procdef where id_ = :id
              union all select deployment_id_, resource_name_, key_ from act_re_decision_def where id_ = :id
              union all select deployment_id_, resource_name_, key_ from act_re_decision_req_def where id_ = :id) d
            join act_ge_bytearray b on b.deployment_id_ = d.deployment_id_ and b.name_ = d.resource_name_""";

    /** In place of an id: the element with the key of the definition. */
    private static final String WHOLE = "";

    private final JdbcClient jdbc;
    /** By definition, of which none ever changes. */
    private final Map<String, Map<String, Texts>> known = new ConcurrentHashMap<>();

    ModelNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What an element says in the model, and in each other language, by part. */
    private record Texts(Map<String, String> own, List<ModelTexts.Translation> others) {}

    private record Model(byte[] xml, String key) {}

    /** For the reader of the current answer; {@code text} itself if the model does not translate it. */
    public @Nullable String forReader(@Nullable String definitionId, @Nullable String elementId, String part, @Nullable String text) {
        String language = ReaderLanguage.current().getLanguage();
        return changed(definitionId, elementId, text, texts -> {
            String own = texts.own().get(part);
            return own == null ? Map.of() : translated(texts, part, language).map(other -> Map.of(own, other)).orElse(Map.of());
        });
    }

    /** What the engine stores, from what a reader of any language got by {@link #forReader}: the step comes before what people wrote. */
    public @Nullable String stored(@Nullable String definitionId, @Nullable String elementId, String part, @Nullable String text) {
        return changed(definitionId, elementId, text, texts -> {
            String own = texts.own().get(part);
            return own == null ? Map.of() : texts.others().stream().filter(other -> other.part().equals(part))
                    .map(ModelTexts.Translation::text).filter(other -> at(text, other) < at(text, own)).findFirst()
                    .map(other -> Map.of(other, own)).orElse(Map.of());
        });
    }

    /** The name of a process is that of the element with its key, which the id of a definition does not say if it is long. */
    public @Nullable String ofProcess(@Nullable String definitionId, @Nullable String name) {
        return definitionId == null ? name : forReader(definitionId, WHOLE, ModelTexts.NAME, name);
    }

    private @Nullable String changed(@Nullable String definitionId, @Nullable String elementId, @Nullable String text,
            Function<Texts, Map<String, String>> changes) {
        if (definitionId == null || elementId == null || text == null) {
            return text;
        }
        Texts texts = known.computeIfAbsent(definitionId, this::read).get(elementId);
        if (texts == null) {
            return text;
        }
        String changed = text;
        for (Map.Entry<String, String> change : changes.apply(texts).entrySet()) {
            changed = replaced(changed, change.getKey(), change.getValue());
        }
        return changed;
    }

    /** None of a model that cannot be read, once: a list of tasks is more than the names in it. */
    private Map<String, Texts> read(String definitionId) {
        try {
            return texts(definitionId);
        } catch (IllegalStateException e) {
            log.error("The names of {} are not translated", definitionId, e);
            return Map.of();
        }
    }

    private Map<String, Texts> texts(String definitionId) {
        Map<String, Texts> names = new HashMap<>();
        jdbc.sql(MODEL).param("id", definitionId).query((row, number) -> new Model(row.getBytes("bytes_"), row.getString("key_")))
                .optional()
                .ifPresent(model -> ModelTexts.elements(ModelTexts.read(model.xml())).forEach(element -> {
                    String id = element.getAttribute("id");
                    List<ModelTexts.Translation> others = ModelTexts.translations(element);
                    if (!id.isEmpty() && !others.isEmpty()) {
                        Texts texts = new Texts(ModelTexts.texts(element), others);
                        names.put(id, texts);
                        if (id.equals(model.key())) {
                            names.put(WHOLE, texts);
                        }
                    }
                }));
        return names;
    }

    private static Optional<String> translated(Texts texts, String part, String language) {
        return texts.others().stream().filter(other -> other.part().equals(part) && other.language().equals(language))
                .map(ModelTexts.Translation::text).filter(text -> !text.isBlank()).findFirst();
    }

    private static String replaced(String text, String from, String to) {
        int at = at(text, from);
        return at == Integer.MAX_VALUE ? text : text.substring(0, at) + to + text.substring(at + from.length());
    }

    /** Where this is the whole text, or first a part of it between separators; beyond every text if nowhere. */
    private static int at(@Nullable String text, String part) {
        if (text == null) {
            return Integer.MAX_VALUE;
        }
        int at = (SEPARATOR + text + SEPARATOR).indexOf(SEPARATOR + part + SEPARATOR);
        return at < 0 ? Integer.MAX_VALUE : at;
    }
}
