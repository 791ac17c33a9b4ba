package org.lachan.bench.soak;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of an item, which tells by a mark at its beginning and one at its end what it is, and whether it is whole. */
final class Marks {
    private static final Pattern BEGINNING = Pattern.compile("dau(\\d+)q(\\d+)r(\\d+)x");
    private static final String[] WORDS = {
        "sông", "núi", "phố", "chợ", "vườn", "biển", "đồng", "rừng", "hồ", "làng", "cầu", "đảo"
    };

    private Marks() {}

    /** One revision of an item. */
    record Mark(Item.Key key, int revision) {
        private String tail() {
            return key.host() + "q" + key.number() + "r" + revision + "x";
        }

        private String beginning() {
            return "dau" + tail();
        }

        private String end() {
            return "het" + tail();
        }
    }

    /** Paragraphs of HTML. */
    static String html(Mark mark) {
        StringBuilder text = new StringBuilder("<p>" + mark.beginning() + " Sáng nay lớp học kể chuyện về ");
        for (int i = 0; i < 8; i++) {
            int word = mark.key().host() * 7 + mark.key().number() * 5 + mark.revision() * 3 + i * i;
            text.append(WORDS[word % WORDS.length]).append(", ");
        }
        text.append(
                        "rồi cùng nhau viết lại vào vở.</p>\n<p>Buổi chiều thư viện mở cửa, các bạn đến đọc sách và vẽ tranh, lần thứ ")
                .append(mark.revision())
                .append(".</p>\n<p>Mọi người hẹn gặp lại vào tuần sau. ")
                .append(mark.end())
                .append("</p>");
        return text.toString();
    }

    /** Empty where a mark is missing, or the two do not belong together. */
    static Optional<Mark> read(String body) {
        Matcher matcher = BEGINNING.matcher(body);
        if (!matcher.find()) {
            return Optional.empty();
        }
        Mark mark = new Mark(new Item.Key(number(matcher, 1), number(matcher, 2)), number(matcher, 3));
        return body.contains(mark.end()) ? Optional.of(mark) : Optional.empty();
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
