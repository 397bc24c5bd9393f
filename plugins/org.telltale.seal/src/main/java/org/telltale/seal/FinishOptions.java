package org.telltale.seal;

import java.time.Instant;
import java.util.List;

/**
 * What the finished report says about itself.
 *
 * @param title document title
 * @param author name of the examiner
 * @param language BCP 47 tag, for example {@code en-GB}
 * @param tool name and version of the program
 * @param created the moment that stands as creation and modification time everywhere; cut to whole seconds
 * @param attachments files to embed, in this order; {@value Attachment#FACTS} and {@value Attachment#MANIFEST} make it verifiable
 */
public record FinishOptions(String title, String author, String language, String tool, Instant created, List<Attachment> attachments) {

	public FinishOptions {
		attachments = List.copyOf(attachments);
	}
}
