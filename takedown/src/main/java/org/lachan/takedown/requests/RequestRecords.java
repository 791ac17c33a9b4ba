package org.lachan.takedown.requests;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lachan.avro.RequestEvent;
import org.lachan.avro.Takedown;
import org.lachan.takedown.letters.Letter;

/** The edge to Kafka: events and released requests out. A released request is the letter and little more. */
final class RequestRecords {
    private RequestRecords() {}

    static RequestEvent event(RemovalRequest after, RequestState.@Nullable Name before, RequestStep step) {
        return RequestEvent.newBuilder()
                .setRequestId(after.id().toString())
                .setSequence(step.sequence())
                .setCaseId(after.caseId().toString())
                .setFromState(before == null ? "NONE" : before.name())
                .setToState(step.to().name())
                .setActorPseudonym(step.actor())
                .setCommitment(step.commitment())
                .setAt(step.at())
                .build();
    }

    static Takedown takedown(RemovalRequest request, Letter letter, Instant releasedAt) {
        return Takedown.newBuilder()
                .setRequestId(letter.requestId())
                .setSequence(request.sequence())
                .setPublicRef(letter.publicRef())
                .setCaseId(request.caseId().toString())
                .setLetterKind(org.lachan.avro.LetterKind.valueOf(letter.letterKind()))
                .setHarmCode(org.lachan.avro.HarmCode.valueOf(letter.harmCode()))
                .setIssuer(letter.issuer())
                .setAddressee(letter.addressee())
                .setAddresseeLanguage(letter.addresseeLanguage())
                .setChannel("outbox")
                .setSubject(letter.subject())
                .setItems(items(letter))
                .setFacts(letter.facts())
                .setReasons(letter.reasons())
                .setLegalBasis(grounds(letter))
                .setAction(org.lachan.avro.RequestedAction.valueOf(letter.action()))
                .setActionRationale(letter.actionRationale())
                .setTerritorialScope(letter.territorialScope())
                .setStatutoryHours(letter.statutoryHours())
                .setInternalTargetHours(letter.internalTargetHours())
                .setReleasedAt(releasedAt)
                .build();
    }

    private static List<org.lachan.avro.RequestItem> items(Letter letter) {
        return letter.items().stream()
                .map(item -> org.lachan.avro.RequestItem.newBuilder()
                        .setUrl(item.url())
                        .setContentType(item.contentType())
                        .setCapturedAt(item.capturedAt())
                        .setSha256(item.sha256())
                        .setNote(item.note())
                        .build())
                .toList();
    }

    private static List<org.lachan.avro.LegalBasis> grounds(Letter letter) {
        return letter.grounds().stream()
                .map(ground -> org.lachan.avro.LegalBasis.newBuilder()
                        .setId(ground.id())
                        .setInstrument(ground.instrument())
                        .setArticle(ground.article())
                        .setMark(ground.mark())
                        .setQuotedText(ground.quotedText())
                        .build())
                .toList();
    }
}
