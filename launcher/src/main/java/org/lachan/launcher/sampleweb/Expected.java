package org.lachan.launcher.sampleweb;

import java.util.List;
import java.util.Map;
import org.lachan.launcher.sampleweb.Story.Kind;
import org.lachan.launcher.sampleweb.Written.Expect;

/**
 * What the whole pipeline must have made of the sample web once its last edition is drained; each number follows from
 * the definition of the site.
 *
 * @param posts distinct revisions: everything reachable in the first edition, everything new in the later one, and one
 *     more for each item whose bytes changed or that is gone
 * @param duplicates revisions with the text of the one before: the story of which only the picture and the surroundings changed
 * @param scored the other revisions, less the deletions and what cannot be read (the file that is no PDF)
 * @param flagged the written items that should be flagged, and every call to the hotline: who calls is always listened to
 * @param cases one for each flagged post
 * @param requests one for each of those that a page or a status carries, and so one letter in the outbox
 * @param deadLetters the poison record
 */
public record Expected(
        long posts, long duplicates, long scored, long flagged, long cases, long requests, long deadLetters) {
    private static final Map<String, String> NOWHERE = Map.of();

    static Expected compute() {
        Prints first = new Prints(1);
        Prints last = new Prints(SampleWeb.EDITIONS);
        long posts = first.items() + last.newSince(first) + last.changedSince(first);
        long duplicates = last.redecoratedSince(first);
        long scored = posts - duplicates - last.goneSince(first) - first.unreadable();
        long flagged = last.flaggedPages() + last.flaggedCalls();
        return new Expected(posts, duplicates, scored, flagged, flagged, last.flaggedPages(), 1);
    }

    /** All sites in one edition. */
    private record Prints(Newspaper vi, Newspaper en, Timeline timeline, Hotline hotline) {
        Prints(int edition) {
            this(
                    new Newspaper("vi", edition, "http://vi.example"),
                    new Newspaper("en", edition, "http://en.example"),
                    new Timeline(edition, "http://timeline.example"),
                    new Hotline(edition, call -> ""));
        }

        private List<Newspaper> papers() {
            return List.of(vi, en);
        }

        long items() {
            long stories = papers().stream()
                    .flatMap(paper -> paper.stories().stream())
                    .filter(Story::reachable)
                    .count();
            return stories + timeline.statuses().size() + hotline.calls().size();
        }

        long newSince(Prints earlier) {
            long stories = (long) vi.stories().size()
                    - earlier.vi.stories().size()
                    + en.stories().size()
                    - earlier.en.stories().size();
            long statuses = timeline.statuses().size()
                    + timeline.goneSince(earlier.timeline)
                    - earlier.timeline.statuses().size();
            return stories
                    + statuses
                    + hotline.calls().size()
                    - earlier.hotline.calls().size();
        }

        // A deletion is a revision too.
        long changedSince(Prints earlier) {
            long stories = earlier.vi.stories().stream()
                    .filter(Story::reachable)
                    .filter(story -> !sameBytes(story.path(), earlier))
                    .count();
            return stories + timeline.goneSince(earlier.timeline) + timeline.editedSince(earlier.timeline);
        }

        long redecoratedSince(Prints earlier) {
            return earlier.vi.stories().stream()
                    .filter(story -> vi.stories().stream().anyMatch(later -> redecorated(story, later)))
                    .count();
        }

        private static boolean redecorated(Story story, Story later) {
            return story.path().equals(later.path())
                    && story.clutter() != later.clutter()
                    && story.paragraphs().equals(later.paragraphs());
        }

        private boolean sameBytes(String path, Prints earlier) {
            return vi.reply(path, NOWHERE)
                    .etag()
                    .equals(earlier.vi.reply(path, NOWHERE).etag());
        }

        long goneSince(Prints earlier) {
            return vi.count(Kind.DELETED) + timeline.goneSince(earlier.timeline);
        }

        long unreadable() {
            return vi.count(Kind.FALSE_PDF);
        }

        long flaggedPages() {
            return Written.pieces("vi").stream()
                            .filter(piece -> piece.expect() == Expect.flag)
                            .count()
                    + Written.pieces("en").stream()
                            .filter(piece -> piece.expect() == Expect.flag)
                            .count()
                    + Written.sayings().stream()
                            .filter(saying -> saying.expect() == Expect.flag)
                            .count();
        }

        long flaggedCalls() {
            return hotline.calls().size();
        }
    }
}
