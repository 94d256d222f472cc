package org.sixstep.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sixstep.masking.Masking;
import org.sixstep.text.CatalogueText;
import org.sixstep.text.MailAddress;
import org.sixstep.text.TextSanitizer;

/** One input of a Camunda Form and the values that it accepts, as its author set in Modeler. */
final class FormField {

    private static final int DEFAULT_MAX_LENGTH = 20_000;
    private static final int DEFAULT_MAX_LINE = 500;
    private static final int MAX_CHOICES = 100;
    private static final int MOST_DIGITS = 30;
    /** With sign, zeros and an exponent; to read a million digits takes minutes. */
    private static final int LONGEST_NUMBER = 100;
    /** E.164 with its prefix of a call abroad, as the form asks for it; blanks and marks between the digits are what people write. */
    private static final Pattern PHONE = Pattern.compile("(\\+|00)[1-9]\\d{5,14}");
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[\\p{Z}().-]");

    private static final String LABEL = "label";
    private static final String DATE_LABEL = "dateLabel";

    final String key;
    final String type;
    final boolean readOnly;
    final String optionsKey;
    final List<String> hideConditions;
    private final JsonNode component;
    private final KnownFields known;
    private final boolean textsArePersonal;
    private final JsonNode validate;

    FormField(JsonNode component, List<String> hideConditions, KnownFields known, boolean textsArePersonal) {
        this.component = component;
        this.known = known;
        this.textsArePersonal = textsArePersonal;
        this.key = component.path("key").asText();
        this.type = component.path("type").asText();
        this.readOnly = component.path("disabled").asBoolean() || component.path("readonly").asBoolean() || type.equals("expression");
        this.optionsKey = component.path("valuesKey").asText(null);
        this.validate = component.path("validate");
        this.hideConditions = List.copyOf(hideConditions);
    }

    /** As the reader of the current answer sees it. */
    String label() {
        return Stream.of(LABEL, DATE_LABEL).filter(component::hasNonNull).findFirst()
                .map(part -> FormTexts.forReader(component, part).orElse(component.path(part).asText())).orElse(key);
    }

    /** The word for one of the values that the form itself offers, as the reader of the current answer sees it. */
    Optional<String> word(String value) {
        for (JsonNode option : component.path("values")) {
            if (option.path("value").asText().equals(value)) {
                return Optional.of(FormTexts.optionForReader(component, value).orElse(option.path("label").asText(value)));
            }
        }
        return Optional.empty();
    }

    boolean required() {
        return validate.path("required").asBoolean();
    }

    boolean prefilled() {
        return component.path("properties").path("prefill").asBoolean(true);
    }

    /** A text is personal unless its form says otherwise; null for a choice, number or time without the property. */
    @Nullable
    Boolean personal() {
        if (isContact()) {
            return true;
        }
        String said = component.path("properties").path(FormSchema.PERSONAL).asText(null);
        if (said != null) {
            return !said.equals("false");
        }
        return textsArePersonal && type.startsWith("text") ? Boolean.TRUE : null;
    }

    /** False for what its author keeps out of the archive. */
    boolean archived() {
        return !component.path("properties").path(FormSchema.ARCHIVED).asText().equals("false");
    }

    /**
     * Whether it is empty once the answers of a later visit hide it, as the form in the browser shows it. Fields of the application are
     * not, because other forms fill them too; the custom property {@code whenHidden} says otherwise.
     */
    boolean emptyWhenHidden() {
        String said = component.path("properties").path(FormSchema.WHEN_HIDDEN).asText("");
        return said.isEmpty() ? !known.all().contains(key) : said.equals(FormSchema.EMPTY);
    }

    /** What of a calendar or clock it holds: {@link FormSchema#DATE}, {@code TIME} or {@code DATE_TIME}; null for anything else. */
    @Nullable
    String temporal() {
        return type.equals("datetime") ? subtype() : null;
    }

    private String subtype() {
        return component.path("subtype").asText(FormSchema.DATE);
    }

    /** Known as a contact field, or marked so by a process owner with the custom property {@code contact: true}. */
    private boolean isContact() {
        return known.contacts().contains(key) || component.path("properties").path(FormSchema.CONTACT).asBoolean();
    }

    /** Values that the form itself offers; null when they are not listed in it. */
    @Nullable
    Set<String> offered() {
        JsonNode values = component.path("values");
        if (!values.isArray()) {
            return null;
        }
        Set<String> offered = new LinkedHashSet<>();
        values.forEach(value -> offered.add(value.isTextual() ? value.asText() : value.path("value").asText()));
        return offered;
    }

    /**
     * The value as the record keeps it, masked: String (a date as 2026-11-21, a time of day as 14:30, with an offset if the form writes
     * one), Boolean, Integer, Long, BigDecimal, Instant or a list of strings; null when nothing
     * was entered.
     *
     * @throws IllegalArgumentException with a sentence for the person at the form
     */
    @Nullable
    Object typed(@Nullable Object raw, @Nullable Set<String> options, ZoneId zone, Masking masking) {
        if (raw == null || raw instanceof String text && TextSanitizer.isBlank(text)) {
            return null;
        }
        return switch (type) {
            case "checkbox" -> flag(raw);
            case "number" -> number(raw);
            case "datetime" -> switch (subtype()) {
                case FormSchema.DATE -> FormTimes.date(raw);
                case FormSchema.TIME -> FormTimes.time(raw);
                default -> FormTimes.instant(raw, zone);
            };
            case "checklist", "taglist" -> options == null ? masking.maskValue(choices(raw, null)) : choices(raw, options);
            case "radio", "select" -> options == null ? masking.maskValue(choice(raw, null)) : choice(raw, options);
            case "textfield" -> text(raw, DEFAULT_MAX_LINE, masking);
            default -> text(raw, DEFAULT_MAX_LENGTH, masking);
        };
    }

    private Boolean flag(Object raw) {
        if (raw instanceof Boolean flag) {
            return flag;
        }
        throw refused("field.flag");
    }

    private Object number(Object raw) {
        BigDecimal number;
        try {
            number = bounded(raw.toString().trim());
        } catch (NumberFormatException e) {
            throw refused(e, "field.number");
        }
        if (validate.has("min") && number.compareTo(validate.path("min").decimalValue()) < 0) {
            throw refused("field.min", validate.path("min").asText());
        }
        if (validate.has("max") && number.compareTo(validate.path("max").decimalValue()) > 0) {
            throw refused("field.max", validate.path("max").asText());
        }
        JsonNode digits = component.path("decimalDigits");
        if (digits.canConvertToInt() && number.stripTrailingZeros().scale() > digits.intValue()) {
            throw digits.intValue() == 0 ? refused("field.wholeNumber") : refused("field.decimals", digits.asText());
        }
        BigDecimal step = step();
        if (step.signum() > 0 && number.remainder(step).signum() != 0) {
            throw refused("field.step", step.toPlainString());
        }
        boolean whole = number.stripTrailingZeros().scale() <= 0;
        return whole && number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0 ? (Object) number.intValueExact() : number;
    }

    /** By which the form counts; zero if it does not say. Modeler writes a number or a text. */
    private BigDecimal step() {
        try {
            return bounded(component.path("increment").asText("0"));
        } catch (NumberFormatException e) {
            throw refused(e, "field.stepUnreadable");
        }
    }

    /** A number that fits into the record: with an exponent of a thousand million any sum would fill the memory. */
    private static BigDecimal bounded(String text) {
        if (text.length() > LONGEST_NUMBER) {
            throw new NumberFormatException("has more than " + LONGEST_NUMBER + " characters");
        }
        BigDecimal number = new BigDecimal(text);
        if (number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS) {
            throw new NumberFormatException("has more than " + MOST_DIGITS + " digits");
        }
        return number;
    }

    private Object choice(Object raw, @Nullable Set<String> options) {
        String value = raw.toString();
        if (options != null && !options.contains(value)) {
            throw refused("field.choice", String.join(", ", options));
        }
        return component.path("properties").path("type").asText().equals("integer") ? (Object) Integer.valueOf(value) : value;
    }

    private @Nullable List<String> choices(Object raw, @Nullable Set<String> options) {
        if (!(raw instanceof List<?> list) || list.size() > MAX_CHOICES) {
            throw refused("field.list", MAX_CHOICES);
        }
        List<String> values = new ArrayList<>();
        list.forEach(value -> values.add((String) choiceOfMany(value, options)));
        return values.isEmpty() ? null : List.copyOf(new LinkedHashSet<>(values));
    }

    private static String choiceOfMany(Object raw, @Nullable Set<String> options) {
        String value = String.valueOf(raw);
        if (options != null && !options.contains(value)) {
            throw refused("field.choices", String.join(", ", options));
        }
        return value;
    }

    private @Nullable String text(Object raw, int defaultMaxLength, Masking masking) {
        if (!(raw instanceof CharSequence || raw instanceof Number || raw instanceof Boolean)) {
            throw refused("field.text");
        }
        String text = TextSanitizer.block(raw.toString());
        int maxLength = validate.path("maxLength").asInt(defaultMaxLength);
        if (Masking.length(text) > maxLength) {
            throw refused("field.tooLong", maxLength);
        }
        if (text.length() < validate.path("minLength").asInt(0)) {
            throw refused("field.tooShort", validate.path("minLength").asInt());
        }
        String pattern = validate.path("pattern").asText("");
        if (!pattern.isEmpty() && !text.isEmpty() && !FormPattern.isIn(text, pattern)) {
            throw refused("field.pattern");
        }
        if (validate.path("validationType").asText().equals("phone") && !text.isEmpty()
                && !PHONE.matcher(BETWEEN_DIGITS.matcher(text).replaceAll("")).matches()) {
            throw refused("field.phone");
        }
        if (TextSanitizer.isBlank(text)) {
            return null;
        }
        if (known.mailAddresses().contains(key) || validate.path("validationType").asText().equals("email")) {
            // whole: a part of it that looks like a mobile number is still where mail goes
            return MailAddress.of(text).orElseThrow(() -> refused("field.mailAddress")).text();
        }
        return isContact() ? masking.maskContact(text) : masking.mask(text);
    }

    static IllegalArgumentException refused(String code, Object... values) {
        return new IllegalArgumentException(CatalogueText.say(code, values));
    }

    static IllegalArgumentException refused(Exception cause, String code) {
        return new IllegalArgumentException(CatalogueText.say(code), cause);
    }
}
