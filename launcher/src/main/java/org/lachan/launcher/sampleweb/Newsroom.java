package org.lachan.launcher.sampleweb;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.lachan.launcher.sampleweb.PhraseBank.Draft;
import org.lachan.launcher.sampleweb.Story.Kind;
import org.lachan.launcher.sampleweb.Written.Piece;

/** What a newspaper has printed up to an edition, the newest last. */
final class Newsroom {
    private static final Instant FIRST = Instant.parse("2026-11-02T00:30:00Z");
    private static final Duration BETWEEN = Duration.ofMinutes(97);
    private static final int VI_DRAWN = 96;
    private static final int EN_DRAWN = 66;
    private static final int VI_LATER = 4;
    private static final int EN_LATER = 2;

    // Stories that something happens to, by their place among the drawn ones.
    private static final int EDITED = 0;
    private static final int WITHDRAWN = 1;
    private static final int REDECORATED = 2;
    private static final int COPIED = 3;
    private static final int NEARLY_COPIED = 4;
    private static final int NEARLY_COPIED_TOO = 5;

    private final String language;
    private final Redecoration redecoration;
    private final PhraseBank bank;

    Newsroom(String language, Redecoration redecoration) {
        this.language = language;
        this.redecoration = redecoration;
        this.bank = PhraseBank.of(language);
    }

    List<Story> stories(int edition) {
        return language.equals("vi") ? vietnamese(edition) : english(edition);
    }

    private List<Story> english(int edition) {
        List<Story> stories = drawn(EN_DRAWN + (edition > 1 ? EN_LATER : 0));
        stories.addAll(written());
        return stories;
    }

    private List<Story> vietnamese(int edition) {
        List<Story> stories = drawn(VI_DRAWN + (edition > 1 ? VI_LATER : 0));
        List<Story> copies = List.of(
                stories.get(COPIED).moved("/ban-in/" + COPIED + ".html"),
                nearly(stories.get(NEARLY_COPIED)).moved("/ban-in/" + NEARLY_COPIED + ".html"),
                nearly(stories.get(NEARLY_COPIED_TOO)).moved("/ban-in/" + NEARLY_COPIED_TOO + ".html"));
        if (edition > 1) {
            stories.set(EDITED, edited(stories.get(EDITED)));
            stories.set(WITHDRAWN, stories.get(WITHDRAWN).as(Kind.DELETED));
            stories.set(REDECORATED, redecoration.of(stories.get(REDECORATED)));
        }
        stories.addAll(copies);
        stories.addAll(oddities(stories.get(6)));
        stories.addAll(written());
        return stories;
    }

    private static List<Story> oddities(Story model) {
        List<Story> oddities = new ArrayList<>();
        oddities.add(odd(model, "/cham/bai-cham.html", "Bài đọc chậm: buổi sáng bên sông", Kind.SLOW));
        oddities.add(odd(model, "/hong/bai-hong.html", "Trang in vội: chợ quê cuối tuần", Kind.MALFORMED));
        oddities.add(odd(model, "/tai-lieu/khong-phai.pdf", "Bản tin tuần, bản lỗi", Kind.FALSE_PDF));
        oddities.add(odd(model, "/tai-lieu/ban-tin.pdf", "Bản tin phường Hoa Mai", Kind.PDF));
        oddities.add(odd(model, "/vong/a.html", "Trang đã chuyển", Kind.LOOP));
        return oddities;
    }

    private static Story odd(Story model, String path, String title, Kind kind) {
        List<String> paragraphs = List.of(
                title + ".", model.paragraphs().get(0), model.paragraphs().get(1));
        return new Story(path, model.section(), title, paragraphs, model.publishedAt(), 1, -1, kind);
    }

    private static Story edited(Story story) {
        List<String> paragraphs = new ArrayList<>(story.paragraphs());
        paragraphs.add("Cập nhật: ban tổ chức đã bổ sung số liệu và cảm ơn bạn đọc góp ý.");
        return story.reading(paragraphs);
    }

    private static Story nearly(Story story) {
        List<String> paragraphs = new ArrayList<>(story.paragraphs());
        paragraphs.set(0, paragraphs.get(0) + " Theo bản tin địa phương.");
        return story.reading(paragraphs);
    }

    private List<Story> drawn(int count) {
        List<Story> stories = new ArrayList<>();
        for (Draft draft : bank.drafts(count)) {
            int number = stories.size();
            String path = "/" + draft.topic().id() + "/bai-" + (100 + number) + ".html";
            stories.add(story(path, draft.topic().id(), draft.title(), draft.paragraphs(), number));
        }
        return stories;
    }

    private List<Story> written() {
        List<Story> stories = new ArrayList<>();
        for (Piece piece : Written.pieces(language)) {
            String section = bank.topics().get(0).id();
            String path = "/" + section + "/" + piece.slug() + ".html";
            stories.add(story(path, section, piece.title(), piece.paragraphs(), 200 + stories.size()));
        }
        return stories;
    }

    private static Story story(String path, String section, String title, List<String> paragraphs, int number) {
        int picture = number % 3 == 0 ? number / 3 % Pictures.COUNT : -1;
        Instant published = FIRST.plus(BETWEEN.multipliedBy(number));
        return new Story(path, section, title, paragraphs, published, number, picture, Kind.PLAIN);
    }
}
