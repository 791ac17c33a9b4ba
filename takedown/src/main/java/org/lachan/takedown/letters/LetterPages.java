package org.lachan.takedown.letters;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** A letter as the XHTML that is printed. */
final class LetterPages {

    private static final String WITHHELD = "Gửi riêng, mã hóa (Phụ lục II)";

    private final SpringTemplateEngine templates;
    private final Letterhead head;
    private final Wording vi = Wording.of(Locale.forLanguageTag("vi"));
    private final Wording en = Wording.of(Locale.ENGLISH);

    LetterPages(Letterhead head) {
        this.head = head;
        this.templates = new SpringTemplateEngine();
        var resolver = new ClassLoaderTemplateResolver(LetterPages.class.getClassLoader());
        resolver.setPrefix("letters/");
        resolver.setSuffix(".xhtml");
        resolver.setTemplateMode(TemplateMode.XML);
        resolver.setCharacterEncoding("UTF-8");
        templates.setTemplateResolver(resolver);
    }

    /** @throws IllegalArgumentException if the wording has no such kind, harm code or action */
    String xhtml(Letter letter) {
        vi.word("kind", letter.letterKind());
        vi.word("harm", letter.harmCode());
        vi.word("action", letter.action());
        var context = new Context(Locale.ROOT);
        context.setVariable("letter", letter);
        context.setVariable("head", head);
        context.setVariable("vi", vi);
        context.setVariable("en", en);
        context.setVariable("subject", letter.subject().replaceFirst("(?i)^\\s*v/v:?\\s+", ""));
        context.setVariable("rows", rows(letter));
        context.setVariable("facts", paragraphs(letter.facts()));
        context.setVariable("reasons", paragraphs(letter.reasons()));
        context.setVariable("rationale", withoutFullStop(letter.actionRationale()));
        context.setVariable("contact", contact());
        return printable(templates.process("letter", context));
    }

    private String contact() {
        return Stream.of(head.address(), head.phone(), head.email(), head.website())
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" - "));
    }

    private List<Row> rows(Letter letter) {
        List<Row> rows = new ArrayList<>();
        for (Letter.Item item : letter.items()) {
            String address = letter.withholdsAddresses() ? WITHHELD : item.url();
            rows.add(new Row(
                    rows.size() + 1,
                    address,
                    vi.type(item.contentType()),
                    vi.seen(item.capturedAt()),
                    halves(item),
                    item.note()));
        }
        return rows;
    }

    /** 64 digits do not fit the column: two lines of 32. */
    private static List<String> halves(Letter.Item item) {
        String hash = item.sha256() == null ? "-" : item.sha256();
        return hash.length() == 64 ? List.of(hash.substring(0, 32), hash.substring(32)) : List.of(hash);
    }

    private static List<String> paragraphs(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static String withoutFullStop(String text) {
        String stripped = text.strip();
        return stripped.endsWith(".") ? stripped.substring(0, stripped.length() - 1) : stripped;
    }

    /** NFC, because a decomposed letter prints as a letter and a stray mark; and only what XML 1.0 can carry. */
    private static String printable(String xhtml) {
        return Normalizer.normalize(xhtml, Normalizer.Form.NFC)
                .codePoints()
                .map(c -> allowed(c) ? c : 0xFFFD)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean allowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c != 0xFFFE && c != 0xFFFF);
    }

    /** One line of annex I. */
    record Row(
            int number,
            String address,
            String contentType,
            List<String> seen,
            List<String> hash,
            @Nullable String note) {}
}
