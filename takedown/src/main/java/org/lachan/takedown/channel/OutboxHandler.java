package org.lachan.takedown.channel;

import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.lachan.avro.Takedown;
import org.lachan.schemas.AvroSerdes;
import org.lachan.takedown.consume.RecordHandler;
import org.lachan.takedown.letters.Letter;
import org.lachan.takedown.requests.Transitions;
import org.lachan.takedown.store.Sql;

/** Files each released request once: folder first, then event and offset together, so that a crash between repeats it. */
public final class OutboxHandler implements RecordHandler<Released> {
    private final Outbox outbox;
    private final Transitions transitions;

    public OutboxHandler(Outbox outbox, Transitions transitions) {
        this.outbox = outbox;
        this.transitions = transitions;
    }

    @Override
    public Released read(AvroSerdes serdes, ConsumerRecord<byte[], byte[]> bytes) {
        @Nullable Takedown takedown = serdes.deserializer(Takedown.class).deserialize(bytes.topic(), bytes.value());
        if (takedown == null) {
            throw new IllegalArgumentException("A takedown without a value");
        }
        return new Released(UUID.fromString(takedown.getRequestId()), takedown.getSequence(), letter(takedown));
    }

    @Override
    public void take(Sql tx, Released released) {
        if (transitions.awaitsFiling(tx, released.requestId(), released.sequence())) {
            transitions.filed(tx, released.requestId(), outbox.file(released.letter()));
        }
    }

    private static Letter letter(Takedown takedown) {
        return new Letter(
                takedown.getRequestId(),
                takedown.getPublicRef(),
                takedown.getLetterKind().name(),
                takedown.getHarmCode().name(),
                takedown.getIssuer(),
                takedown.getAddressee(),
                takedown.getAddresseeLanguage(),
                takedown.getSubject(),
                takedown.getItems().stream().map(OutboxHandler::item).toList(),
                takedown.getFacts(),
                takedown.getReasons(),
                takedown.getLegalBasis().stream().map(OutboxHandler::ground).toList(),
                takedown.getAction().name(),
                takedown.getActionRationale(),
                takedown.getTerritorialScope(),
                takedown.getStatutoryHours(),
                takedown.getInternalTargetHours(),
                takedown.getReleasedAt());
    }

    private static Letter.Item item(org.lachan.avro.RequestItem item) {
        return new Letter.Item(
                item.getUrl(), item.getContentType(), item.getCapturedAt(), item.getSha256(), item.getNote());
    }

    private static Letter.Ground ground(org.lachan.avro.LegalBasis basis) {
        return new Letter.Ground(
                basis.getId(), basis.getInstrument(), basis.getArticle(), basis.getMark(), basis.getQuotedText());
    }
}
