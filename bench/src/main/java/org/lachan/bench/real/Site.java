package org.lachan.bench.real;

import java.util.Map;

/** What one server answers. */
interface Site {
    /**
     * The answer to a GET.
     *
     * @param path starts with a slash
     * @param query decoded parameters; the first of each name
     */
    Answer answer(String path, Map<String, String> query);
}
