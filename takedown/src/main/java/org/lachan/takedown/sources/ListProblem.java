package org.lachan.takedown.sources;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lachan.content.yaml.BadSettings;

/**
 * One thing that is wrong with a list that was handed in.
 *
 * @param line from 1
 * @param written what stands there, cut to a line's length
 */
public record ListProblem(int line, String text, String written) {
    private static final Pattern PROBLEM = Pattern.compile("[^:]+:(\\d{1,9}): (.*)", Pattern.DOTALL);
    private static final int LONGEST = 120;

    public static List<ListProblem> of(String yaml, BadSettings refused) {
        List<String> lines = yaml.lines().toList();
        return refused.problems().stream().map(problem -> of(problem, lines)).toList();
    }

    private static ListProblem of(String problem, List<String> lines) {
        Matcher parts = PROBLEM.matcher(problem);
        if (!parts.matches()) {
            return new ListProblem(1, problem, "");
        }
        int line = Integer.parseInt(parts.group(1));
        String written = line <= lines.size() ? lines.get(line - 1).strip() : "";
        int end = written.offsetByCodePoints(0, Math.min(LONGEST, written.codePointCount(0, written.length())));
        return new ListProblem(line, parts.group(2), written.substring(0, end));
    }
}
