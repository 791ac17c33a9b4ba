package org.lachan.launcher.sampleweb;

import java.util.Map;

/** One site in one edition. */
interface Pages {
    /**
     * The answer to a GET.
     *
     * @param path decoded, starts with a slash
     * @param query decoded parameters; the first of each name
     */
    Reply reply(String path, Map<String, String> query);
}
