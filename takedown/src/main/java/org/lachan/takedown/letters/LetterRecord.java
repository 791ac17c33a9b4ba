package org.lachan.takedown.letters;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The JSON beside a letter: an allow-list of fields in a fixed order, so that a new field of the record never leaks by itself. */
final class LetterRecord {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private LetterRecord() {}

    static byte[] of(Letter letter) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("status", "DRAFT_UNSIGNED");
        fields.put("requestId", letter.requestId());
        fields.put("publicRef", letter.publicRef());
        fields.put("letterKind", letter.letterKind());
        fields.put("harmCode", letter.harmCode());
        fields.put("issuer", letter.issuer());
        fields.put("addressee", letter.addressee());
        fields.put("addresseeLanguage", letter.addresseeLanguage());
        fields.put("subject", letter.subject());
        fields.put(
                "items", letter.items().stream().map(item -> item(letter, item)).toList());
        fields.put("facts", letter.facts());
        fields.put("reasons", letter.reasons());
        fields.put(
                "legalBasis",
                letter.grounds().stream().map(LetterRecord::ground).toList());
        fields.put("action", letter.action());
        fields.put("actionRationale", letter.actionRationale());
        fields.put("territorialScope", letter.territorialScope());
        fields.put("statutoryHours", letter.statutoryHours());
        fields.put("internalTargetHours", letter.internalTargetHours());
        fields.put(
                "releasedAt",
                letter.releasedAt() == null ? null : letter.releasedAt().toString());
        return JSON.writeValueAsBytes(fields);
    }

    private static Map<String, @Nullable Object> item(Letter letter, Letter.Item item) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("url", letter.withholdsAddresses() ? null : item.url());
        fields.put("contentType", item.contentType());
        fields.put("capturedAt", item.capturedAt().toString());
        fields.put("sha256", item.sha256());
        fields.put("note", item.note());
        return fields;
    }

    private static Map<String, @Nullable Object> ground(Letter.Ground ground) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("id", ground.id());
        fields.put("instrument", ground.instrument());
        fields.put("article", ground.article());
        fields.put("mark", ground.mark());
        fields.put("quotedText", ground.quotedText());
        fields.put("verified", ground.verified());
        return fields;
    }
}
