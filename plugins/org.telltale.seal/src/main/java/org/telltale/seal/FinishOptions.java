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
 * @param mark lines of the visible signature at the foot of the last page, drawn before anybody signs; none: no place for one
 */
public record FinishOptions(String title, String author, String language, String tool, Instant created, List<Attachment> attachments,
		List<String> mark) {

	public FinishOptions {
		attachments = List.copyOf(attachments);
		mark = List.copyOf(mark);
	}

	/** Without visible signature. */
	public FinishOptions(String title, String author, String language, String tool, Instant created, List<Attachment> attachments) {
		this(title, author, language, tool, created, attachments, List.of());
	}
}
