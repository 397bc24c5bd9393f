package org.telltale.sample.internal.story;

import java.util.List;

/**
 * Something done to the handset.
 *
 * @param nanos when, true UTC
 * @param kind what
 * @param exhibits the exhibits that it brings into play, the main one first; empty for an act of consent
 */
record Stimulus(long nanos, String kind, List<String> exhibits) {
}
