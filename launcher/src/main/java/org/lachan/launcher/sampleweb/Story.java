package org.lachan.launcher.sampleweb;

import java.time.Instant;
import java.util.List;

/**
 * An article of a newspaper.
 *
 * @param path of its page
 * @param section path segment of its section
 * @param clutter which menus, advertisements and related links surround it
 * @param picture number of its picture, or -1
 * @param kind how its page answers
 */
record Story(
        String path,
        String section,
        String title,
        List<String> paragraphs,
        Instant publishedAt,
        int clutter,
        int picture,
        Kind kind) {

    /** How the page of a story answers. */
    enum Kind {
        PLAIN,
        /** 410, since its editors took it back. */
        DELETED,
        /** Three seconds before the first byte. */
        SLOW,
        /** Unclosed and misnested elements, a stray zero byte: still readable. */
        MALFORMED,
        /** Declares PDF and is something else. */
        FALSE_PDF,
        PDF,
        /** Redirects to a page that redirects back. */
        LOOP
    }

    Story moved(String newPath) {
        return new Story(newPath, section, title, paragraphs, publishedAt, clutter, picture, kind);
    }

    Story reading(List<String> newParagraphs) {
        return new Story(path, section, title, newParagraphs, publishedAt, clutter, picture, kind);
    }

    Story surroundedBy(int newClutter) {
        return new Story(path, section, title, paragraphs, publishedAt, newClutter, picture, kind);
    }

    Story withAnotherPicture() {
        int other = (picture + 1) % Pictures.COUNT;
        return new Story(path, section, title, paragraphs, publishedAt, clutter, other, kind);
    }

    Story as(Kind newKind) {
        return new Story(path, section, title, paragraphs, publishedAt, clutter, picture, newKind);
    }

    /** Whether fetching it yields a post. */
    boolean reachable() {
        return kind != Kind.LOOP && kind != Kind.DELETED;
    }
}
