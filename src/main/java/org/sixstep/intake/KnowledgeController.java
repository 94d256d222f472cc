package org.sixstep.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sixstep.NotFoundException;
import org.sixstep.knowledge.Answer;
import org.sixstep.knowledge.KnowledgeBase;
import org.springframework.http.MediaType;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The knowledge base for integrations: published answers, searched and read. */
@RestController
@Validated
@RequestMapping(path = "/api/knowledge", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Knowledge")
class KnowledgeController {

    record Hit(UUID id, @Nullable String title, @Nullable String answerClass, List<String> keywords) {

        static Hit of(Answer answer) {
            return new Hit(answer.id(), answer.title(), answer.answerClass(), answer.keywords());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Article(UUID id, @Nullable String title, @Nullable String problem, @Nullable String body, @Nullable String answerClass,
            List<String> keywords, @Nullable String relatedSystem,
            int revision,
            @Nullable Instant publishedAt) {}

    private final KnowledgeBase knowledge;

    KnowledgeController(KnowledgeBase knowledge) {
        this.knowledge = knowledge;
    }

    @GetMapping
    @Operation(summary = "Search published answers")
    List<Hit> search(@RequestParam(required = false) @Size(max = 200) String q,
            @RequestParam(defaultValue = "20") @Min(1) @Max(50) int limit) {
        return knowledge.search(q, limit).stream().map(Hit::of).toList();
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read the published revision of an answer")
    Article read(@PathVariable UUID id) {
        Answer answer = knowledge.current(id).orElseThrow(() -> new NotFoundException("answer", id));
        return new Article(answer.id(), answer.title(), answer.problem(), answer.body(), answer.answerClass(), answer.keywords(),
                answer.relatedSystem(),
                answer.revision(), answer.publishedAt());
    }
}
