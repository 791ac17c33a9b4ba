package org.lachan.classifier.text;

import java.util.HashSet;
import java.util.Set;

/** Tells the language of a text from its letters and its function words. */
public final class Languages {
    private static final int WORDS_READ = 400;
    private static final Set<Long> ENGLISH =
            hashes("the and you is are was of to in that it this for with not have be they"
                    + " she he we your my who what just but so all from about like don't it's i'm or an if when there get has"
                    + " people their them would will been were how out up his her our by on at as do did can no i"
                    + " why him me go one know more some should because only than than too very said school girl boy shut"
                    + " stupid idiot fuck shit hate love good please thanks hello");
    private static final Set<Long> VIETNAMESE =
            hashes("khong ko kg hok khg va cua cho nhung nhu thi ma la nay kia roi lam nguoi minh"
                    + " ban may tao tui em anh chi con cai duoc dc bi noi biet chua cung cx voi vs nhieu vay the nua di"
                    + " ngu vl vcl dm dmm cmm bon no gi j lai het qua rat hay sao tai xem dep de khi trong ngoai mot hai ba"
                    + " chau ong hoc lop tuoi truong nha viet tieng lun luon nhe nha oi a ne thoi chet mat dung neu vi"
                    + " mk bn ng nc trc sau truoc tren duoi day do dau moi con thang chang phai muon co k hk");

    private Languages() {}

    public static Language of(Words words) {
        int spelled = 0;
        int accented = 0;
        int foreign = 0;
        int vietnamese = 0;
        int english = 0;
        for (int word = 0; word < Math.min(words.count(), WORDS_READ); word++) {
            if (words.isSpelled(word) && !Character.isDigit(words.text().at(words.from(word)))) {
                spelled++;
                int kind = accents(words, word);
                accented += kind > 0 ? 1 : 0;
                foreign += kind < 0 ? 1 : 0;
                english += ENGLISH.contains(words.hash(word)) ? 1 : 0;
                vietnamese += kind == 0 && VIETNAMESE.contains(words.hash(word)) ? 1 : 0;
            }
        }
        return decide(spelled, foreign, accented, vietnamese, english);
    }

    private static Language decide(int spelled, int foreign, int accented, int vietnamese, int english) {
        if (spelled == 0 || foreign * 2 > spelled) {
            return Language.OTHER;
        }
        int ours = accented + vietnamese;
        if (english >= 3 && accented >= 3 && english * 4 > accented && accented * 4 > english) {
            return Language.MIXED;
        }
        if (accented > 0 && accented * 8 >= spelled && accented >= foreign) {
            return Language.VI;
        }
        if (ours > english) {
            return Language.VI_PLAIN;
        }
        return english > 0 || (foreign == 0 && spelled <= 6) ? Language.EN : Language.OTHER;
    }

    /** 1 for a word with a Vietnamese accent, -1 for one with letters that neither language has, else 0. */
    private static int accents(Words words, int word) {
        int accents = 0;
        for (int i = words.from(word); i < words.to(word); i++) {
            int point = words.text().at(i);
            if (point >= 0x80 && Character.isLetter(point)) {
                if (!isVietnamese(point)) {
                    return -1;
                }
                accents = 1;
            }
        }
        return accents;
    }

    private static boolean isVietnamese(int point) {
        return (point >= 0x1EA0 && point <= 0x1EF9) || "àáâãèéêìíòóôõùúýăđĩũơư".indexOf(point) >= 0;
    }

    private static Set<Long> hashes(String words) {
        Set<Long> hashes = new HashSet<>();
        for (String word : words.split(" ")) {
            hashes.add(Words.hash(word));
        }
        return hashes;
    }
}
