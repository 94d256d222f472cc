package org.sixstep.engine.webapp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sixstep.text.CatalogueText;
import org.sixstep.text.ReaderLanguage;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The module from which our scripts in the web applications have their language, all languages there are, and their texts: those of the
 * catalogue that begin with {@code web.}. A browser asks each time whether it has changed.
 */
@RestController
class PageTextsController {

    private static final String MODULE = """
            export const language = %s;
            // its writing and country too
            export const tag = %s;
            export const languages = %s;
            const texts = %s;
            // {0} and so on in a text are these values; a script of another version may ask for a text that is not here
            export const say = (code, ...values) => (texts[code] ?? code).replace(/\\{(\\d)}/g, (place, number) => values[number]);
            """;

    private final Map<Locale, Script> scripts;

    /** A module in one language. */
    private record Script(String text, String version) {}

    PageTextsController(ObjectMapper json) {
        this.scripts = ReaderLanguage.offered().stream().collect(Collectors.toMap(Function.identity(), language -> script(json, language)));
    }

    /** What a browser stored is not shown to a reader of another language. */
    @GetMapping(path = "/camunda/app/texts.js", produces = "text/javascript;charset=UTF-8")
    ResponseEntity<String> texts() {
        Script script = Objects.requireNonNull(scripts.get(ReaderLanguage.current()));
        return ResponseEntity.ok().varyBy(HttpHeaders.ACCEPT_LANGUAGE).eTag(script.version()).body(script.text());
    }

    private static Script script(ObjectMapper json, Locale language) {
        try {
            String text = MODULE.formatted(json.writeValueAsString(language.getLanguage()),
                    json.writeValueAsString(CatalogueText.in(language, "page.language.tag")),
                    json.writeValueAsString(ReaderLanguage.offered().stream().map(Locale::getLanguage).toList()),
                    json.writeValueAsString(CatalogueText.beginning(language, "web.")));
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            // a weak one: what has a strong one is not compressed
            return new Script(text, "W/\"" + HexFormat.of().formatHex(digest) + '"');
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("The texts of the web applications cannot be written", e);
        }
    }
}
