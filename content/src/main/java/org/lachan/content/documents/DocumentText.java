package org.lachan.content.documents;

import org.jspecify.annotations.Nullable;

/** What a document gave. */
public sealed interface DocumentText {

    /**
     * @param title null where it names none
     * @param text of the document and of what is embedded in it; of pictures and recordings, what their metadata says
     * @param mediaType as detected, without parameters
     * @param truncated whether a limit on text, depth, entries or bytes left something out
     */
    record Read(@Nullable String title, String text, String mediaType, boolean truncated) implements DocumentText {}

    /** @param reason one sentence that names what went wrong, never the content */
    record Unread(String reason) implements DocumentText {}
}
