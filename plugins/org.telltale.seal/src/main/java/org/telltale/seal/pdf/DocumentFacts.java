package org.telltale.seal.pdf;

import java.time.Instant;

/**
 * What document information and XMP say alike.
 *
 * @param title document title
 * @param author its author
 * @param language BCP 47 tag
 * @param tool creator and producer
 * @param created whole seconds, UTC
 */
public record DocumentFacts(String title, String author, String language, String tool, Instant created) {
}
