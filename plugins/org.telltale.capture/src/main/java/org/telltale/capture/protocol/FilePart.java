package org.telltale.capture.protocol;

import java.util.List;

/**
 * The bytes of a part of a resource, kept until parts that came in other connections are joined with it. Not printed.
 *
 * @param resource what parts of the same version of the same resource have in common
 * @param bytes as sent, codings included; shared, not to be changed
 * @param codings content codings of the whole, outermost first
 * @param declared the media type that its sender said; empty text if none
 */
public record FilePart(String resource, byte[] bytes, List<String> codings, String declared) {

	public FilePart {
		codings = List.copyOf(codings);
	}
}
