package org.lachan.bench.pipeline;

/**
 * One post to offer.
 *
 * @param number place in the whole run, from 0
 * @param content which text, page or picture of its kind; two items with the same one are alike
 * @param id number of the first item with this post's id
 * @param revision 1, or 2 where the post comes again under its own id
 * @param repeat whether an earlier item has the same content
 */
record Item(long number, Kind kind, long content, long id, int revision, boolean repeat) {}
