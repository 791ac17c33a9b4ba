package org.lachan.bench.pipeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.lachan.content.hashes.Sha256;
import org.lachan.content.sealed.SealedStore;

/** The pictures that posts carry: painted and sealed, as ingest does, before the clock runs. */
final class Album {
    private final SealedStore media;
    private final Map<Long, Sealed> byNumber = new ConcurrentHashMap<>();
    private final List<Sealed> ready = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Long> numbers = new ConcurrentHashMap<>();

    /** @param media the sealed media of the system under test */
    Album(SealedStore media) {
        this.media = media;
    }

    /**
     * A picture in the store.
     *
     * @param mediaId SHA-256, hex
     * @param bytes its length
     */
    record Sealed(String mediaId, String reference, int bytes) {}

    /** Makes sure that the pictures with these numbers lie ready, but for those that repeat earlier ones. */
    void prepare(long from, long to) {
        for (long number = from; number < to; number++) {
            if (!Plan.repeats(number)) {
                picture(number);
            }
        }
    }

    Sealed picture(long number) {
        return byNumber.computeIfAbsent(number, this::seal);
    }

    /** One of those that lie ready: for records whose pictures nobody opens. */
    Sealed anyPicture(long number) {
        return ready.get((int) (number % ready.size()));
    }

    /** The number of the picture with this media id, or null. */
    @Nullable
    Long number(String mediaId) {
        return numbers.get(mediaId);
    }

    private Sealed seal(long number) {
        byte[] jpeg = Pictures.jpeg(number);
        String mediaId = Sha256.of(jpeg);
        numbers.put(mediaId, number);
        Sealed sealed = new Sealed(mediaId, media.put(jpeg), jpeg.length);
        ready.add(sealed);
        return sealed;
    }
}
