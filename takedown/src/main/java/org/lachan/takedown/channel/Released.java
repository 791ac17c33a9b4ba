package org.lachan.takedown.channel;

import java.util.UUID;
import java.util.regex.Pattern;
import org.lachan.takedown.letters.Letter;

/**
 * A released request as it arrives.
 *
 * @param sequence of the release; with the id it tells a repeat
 */
public record Released(UUID requestId, int sequence, Letter letter) {
    // It becomes the name of a folder.
    private static final Pattern PUBLIC_REF = Pattern.compile("LC-\\d{4}-\\d{6,}");

    public Released {
        if (!PUBLIC_REF.matcher(letter.publicRef()).matches()) {
            throw new IllegalArgumentException("Not a public reference: request " + requestId);
        }
    }
}
