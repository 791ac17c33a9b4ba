package org.lachan.classifier.text;

import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.process.CoreLabelTokenFactory;
import edu.stanford.nlp.process.PTBTokenizer;
import edu.stanford.nlp.process.WordToSentenceProcessor;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a long text into passages of whole sentences. The model learned from posts, so it reads a long text in pieces of a
 * post's length. A short text is one passage and is not tokenised.
 */
public final class Passages {
    /** Code units; a text up to this length is one passage. */
    static final int SHORT = 600;
    /** Code units; what stands behind is not scored. */
    static final int READ = 32_768;

    private static final int TARGET = 300;
    private static final String OPTIONS =
            "untokenizable=noneKeep,invertible=true,tokenizeNLs=true,splitHyphenated=false";

    private Passages() {}

    /** A half-open range of code units. */
    public record Passage(int start, int end) {}

    static boolean cuts(String text) {
        return text.length() > READ;
    }

    /** The passages in the order of the text; none of a blank one. */
    public static List<Passage> of(String text) {
        if (text.length() <= SHORT) {
            return text.isBlank() ? List.of() : List.of(new Passage(0, text.length()));
        }
        return join(boundaries(text.substring(0, endOfReading(text))));
    }

    private static int endOfReading(String text) {
        int end = Math.min(text.length(), READ);
        return end < text.length() && Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
    }

    /** Where sentences end, in code units, and never more than SHORT apart. */
    private static List<Integer> boundaries(String text) {
        List<Integer> ends = new ArrayList<>();
        int last = 0;
        for (List<CoreLabel> sentence : sentences(text)) {
            int end = sentence.get(sentence.size() - 1).endPosition();
            last = cutLong(text, last, end, ends);
        }
        cutLong(text, last, text.length(), ends);
        return ends;
    }

    private static int cutLong(String text, int from, int to, List<Integer> ends) {
        int start = from;
        while (to - start > SHORT) {
            int space = text.lastIndexOf(' ', start + TARGET);
            int cut = space > start ? space : start + TARGET;
            start = Character.isLowSurrogate(text.charAt(cut)) ? cut + 1 : cut;
            ends.add(start);
        }
        if (to > start) {
            ends.add(to);
        }
        return to;
    }

    private static List<List<CoreLabel>> sentences(String text) {
        // One endless word makes the tokenizer's automaton look back over all of it: quadratic.
        if (!hasBreaks(text)) {
            return List.of();
        }
        List<CoreLabel> tokens =
                new PTBTokenizer<>(new StringReader(text), new CoreLabelTokenFactory(), OPTIONS).tokenize();
        return new WordToSentenceProcessor<CoreLabel>(WordToSentenceProcessor.NewlineIsSentenceBreak.ALWAYS)
                .process(tokens);
    }

    private static boolean hasBreaks(String text) {
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = Character.isWhitespace(text.charAt(i)) ? 0 : run + 1;
            if (run > SHORT) {
                return false;
            }
        }
        return true;
    }

    private static List<Passage> join(List<Integer> ends) {
        List<Passage> passages = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < ends.size(); i++) {
            boolean last = i == ends.size() - 1;
            if (last || (ends.get(i + 1) - start > TARGET && ends.get(i) > start)) {
                passages.add(new Passage(start, ends.get(i)));
                start = ends.get(i);
            }
        }
        return passages;
    }
}
