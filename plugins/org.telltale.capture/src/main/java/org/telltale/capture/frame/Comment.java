package org.telltale.capture.frame;

import org.telltale.base.ByteRange;

/**
 * An {@code opt_comment} (draft-ietf-opsawg-pcapng section 3.5.1).
 *
 * @param about what it stands at
 * @param number of that frame (from 1), interface or section (from 0); 0 for other blocks
 * @param text UTF-8; bytes that are none are replaced
 * @param range its bytes
 */
public record Comment(About about, long number, String text, ByteRange range) {

	/** What a comment stands at. */
	public enum About {
		SECTION, INTERFACE, FRAME, BLOCK
	}
}
