package org.lachan.classifier.media;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.lachan.avro.HashMatch;
import org.lachan.avro.MediaOutcome;
import org.lachan.avro.MediaRef;
import org.lachan.avro.MediaScore;
import org.lachan.classifier.steps.TimeLimit;
import org.lachan.content.hashes.Sha256;
import org.lachan.content.sealed.DamagedSeal;
import org.lachan.content.sealed.SealedStore;

/** Scores a media item from its sealed bytes, within the time limit. Bytes that match are deleted, never opened. */
public final class MediaScoring {
    private final SealedStore media;
    private final PictureReader pictures;
    private final TimeLimit limit;
    private final String codeVersion;
    private final Clock clock;

    public MediaScoring(SealedStore media, PictureReader pictures, TimeLimit limit, String codeVersion, Clock clock) {
        this.media = media;
        this.pictures = pictures;
        this.limit = limit;
        this.codeVersion = codeVersion;
        this.clock = clock;
    }

    /** The score of an item that matches. */
    MediaScore matched(MediaRef ref, List<HashMatch> matches) {
        return basis(ref).setOutcome(MediaOutcome.MATCHED).setMatches(matches).build();
    }

    void deleteBytes(MediaRef ref) {
        if (ref.getSealedRef() != null) {
            media.delete(ref.getSealedRef());
        }
    }

    /** The score of an item that matches nothing. */
    MediaScore unmatched(MediaRef ref) {
        MediaScore.Builder score = basis(ref);
        try {
            Optional<byte[]> bytes = Optional.ofNullable(ref.getSealedRef()).flatMap(media::get);
            bytes.ifPresentOrElse(
                    found -> describe(score, picture(ref, found)), () -> score.setOutcome(MediaOutcome.UNSCORED_EXPIRED)
                            .setError("The bytes expired before they were scored"));
        } catch (DamagedSeal e) {
            describe(score, new Picture.Unreadable("The sealed bytes do not open"));
        }
        return score.build();
    }

    private Picture picture(MediaRef ref, byte[] bytes) {
        if (!Sha256.of(bytes).equals(ref.getMediaId())) {
            return new Picture.Unreadable("The bytes do not have the hash that names them");
        }
        return limit.run(() -> pictures.read(bytes), reason -> new Picture.Unreadable("Reading the picture " + reason));
    }

    private static void describe(MediaScore.Builder score, Picture picture) {
        if (picture instanceof Picture.Measured size) {
            score.setOutcome(MediaOutcome.SCORED).setWidth(size.width()).setHeight(size.height());
        } else if (picture instanceof Picture.Unreadable broken) {
            score.setOutcome(MediaOutcome.UNREADABLE).setError(broken.reason());
        } else {
            score.setOutcome(MediaOutcome.UNSUPPORTED);
        }
    }

    private MediaScore.Builder basis(MediaRef ref) {
        return MediaScore.newBuilder()
                .setMediaId(ref.getMediaId())
                .setMediaType(ref.getMediaType())
                .setBytes(ref.getBytes())
                .setCodeVersion(codeVersion)
                .setScoredAt(clock.instant());
    }
}
