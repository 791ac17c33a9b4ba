package org.lachan.launcher.sampleweb;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sentences with slots, from which texts are drawn by a seeded generator: the same bank gives the same texts on every
 * machine.
 *
 * @param slots values by slot name
 * @param topics sections of a newspaper
 * @param status sentences for short posts
 */
record PhraseBank(Map<String, List<String>> slots, List<Topic> topics, List<String> status) {
    private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");
    private static final int SENTENCES = 6;

    /** A section: its path segment, its name, what its titles and sentences look like. */
    record Topic(String id, String name, List<String> titles, List<String> sentences) {}

    /** A drawn article: no two of one drawing have the same title. */
    record Draft(Topic topic, String title, List<String> paragraphs) {}

    static PhraseBank of(String language) {
        return Resources.json("phrases-" + language + ".json", PhraseBank.class);
    }

    List<Draft> drafts(int count) {
        Set<String> titles = new HashSet<>();
        List<Draft> drafts = new ArrayList<>();
        for (int seed = 0; drafts.size() < count; seed++) {
            Draft draft = draft(seed);
            if (titles.add(draft.title())) {
                drafts.add(draft);
            }
        }
        return List.copyOf(drafts);
    }

    List<String> statuses(int count) {
        Set<String> texts = new HashSet<>();
        List<String> statuses = new ArrayList<>();
        for (int seed = 0; statuses.size() < count; seed++) {
            Random random = new Random(7_000L + seed);
            String first = filled(status.get(seed % status.size()), random);
            String text = first + " " + filled(status.get((seed * 5 + 3) % status.size()), random);
            if (texts.add(text)) {
                statuses.add(text);
            }
        }
        return List.copyOf(statuses);
    }

    private Draft draft(int seed) {
        Random random = new Random(seed);
        Topic topic = topics.get(seed % topics.size());
        String title = filled(pick(topic.titles(), random), random);
        List<String> order = new ArrayList<>(topic.sentences());
        Collections.shuffle(order, random);
        List<String> sentences = order.subList(0, SENTENCES).stream()
                .map(sentence -> filled(sentence, random))
                .toList();
        return new Draft(topic, title, paragraphs(sentences));
    }

    private static List<String> paragraphs(List<String> sentences) {
        List<String> paragraphs = new ArrayList<>();
        for (int i = 0; i < sentences.size(); i += 2) {
            paragraphs.add(String.join(" ", sentences.subList(i, Math.min(i + 2, sentences.size()))));
        }
        return paragraphs;
    }

    private String filled(String template, Random random) {
        return capitalised(
                SLOT.matcher(template).replaceAll(slot -> Matcher.quoteReplacement(value(slot.group(1), random))));
    }

    private String value(String slot, Random random) {
        List<String> values = slots.get(slot);
        if (values == null) {
            throw new IllegalStateException("The phrase bank has no slot " + slot);
        }
        return pick(values, random);
    }

    private static String pick(List<String> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }

    private static String capitalised(String sentence) {
        return sentence.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + sentence.substring(1);
    }
}
