package org.telltale.sample.internal.wire;

import java.util.ArrayList;
import java.util.List;

/**
 * What an author of the story hides in a message.
 *
 * @param exhibit the exhibit's id
 * @param kind its kind
 * @param strength what an honest matcher may call it: exact, digest or similar
 * @param chain the encodings round it, outermost first
 * @param note why it is there
 */
public record Planted(String exhibit, String kind, String strength, List<String> chain, String note) {

	/** Content as it is. */
	public static Planted exact(String exhibit, String kind, String note) {
		return new Planted(exhibit, kind, "exact", List.of(), note);
	}

	/** A picture that shows what the exhibit shows, in other bytes. */
	public static Planted similar(String exhibit, String note) {
		return new Planted(exhibit, "PHOTO", "similar", List.of(), note);
	}

	/** The same inside one more encoding. */
	public Planted in(String encoding) {
		List<String> longer = new ArrayList<>();
		longer.add(encoding);
		longer.addAll(chain);
		return new Planted(exhibit, kind, strength, List.copyOf(longer), note);
	}

	/** The same as a digest of the content. */
	public Planted digest() {
		return new Planted(exhibit, kind, "digest", chain, note);
	}
}
