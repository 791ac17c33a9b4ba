package org.lachan.classifier.media;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.lachan.avro.Flag;
import org.lachan.avro.FlagState;
import org.lachan.avro.HeadScore;
import org.lachan.avro.MediaRef;
import org.lachan.avro.Part;
import org.lachan.classifier.rules.Head;
import org.lachan.classifier.steps.Wire;
import org.lachan.classifier.text.Language;
import org.lachan.content.sealed.SealedStore;

/** Writes the flags of matched media: hash and metadata, the addresses sealed, no preview. */
public final class MediaFlagRecords {
    private final String modelVersion;
    private final SealedStore texts;
    private final Clock clock;

    public MediaFlagRecords(String modelVersion, SealedStore texts, Clock clock) {
        this.modelVersion = modelVersion;
        this.texts = texts;
        this.clock = clock;
    }

    public Flag ofMedia(JudgedMedia judged) {
        MediaRef ref = judged.ref();
        return Flag.newBuilder()
                .setPostId(ref.getPostId())
                .setRevision(ref.getRevision())
                .setPart(Part.MEDIA)
                .setState(FlagState.RAISED)
                .setSourceId(ref.getSourceId())
                .setSourceKind(ref.getSourceKind())
                .setAudience(ref.getAudience())
                .setUrlRef(sealedAddresses(ref))
                .setLanguage(Language.OTHER.code())
                .setCandidates(Wire.candidates(judged.decision()))
                .setHeads(List.of(new HeadScore(Head.HASH_MATCH.key(), JudgedMedia.MATCHED)))
                .setCues(Wire.cues(judged.inputs().cues()))
                .setMatches(judged.matches())
                .setMediaId(ref.getMediaId())
                .setContentSha256(ref.getMediaId())
                .setCaptureRef(ref.getCaptureRef())
                .setModelVersion(modelVersion)
                .setPolicyVersion(judged.policyVersion())
                .setFetchedAt(ref.getFetchedAt())
                .setFlaggedAt(clock.instant())
                .build();
    }

    /** Two lines: the item's address, the address of the post that carries it. */
    private String sealedAddresses(MediaRef ref) {
        String addresses = ref.getUrl() + "\n" + ref.getPostUrl();
        return texts.put(addresses.getBytes(StandardCharsets.UTF_8));
    }
}
