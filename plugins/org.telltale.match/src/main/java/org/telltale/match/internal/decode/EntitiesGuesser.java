package org.telltale.match.internal.decode;

import java.util.function.Consumer;
import org.telltale.capture.layer.Layer;

/** Character references of XML and HTML: what stands between the {@code <}, {@code >} and control characters round one. */
final class EntitiesGuesser implements Guesser {

	@Override
	public void guess(Site site, Consumer<Layer> found) {
		byte[] bytes = site.bytes();
		int behind = 0;
		int at = site.glance().first(Glance.ENTITY);
		while (at < bytes.length) {
			if (bytes[at] != '&' || !Entities.isReference(bytes, at)) {
				at++;
				continue;
			}
			int from = at;
			while (from > behind && isInside(bytes[from - 1])) {
				from--;
			}
			while (at < bytes.length && isInside(bytes[at])) {
				at++;
			}
			new Entities().make(site, from, at, "entities", Ascii.none(), "entities", found);
			behind = at;
		}
	}

	private static boolean isInside(byte b) {
		return b != '<' && b != '>' && ((b & 0xff) >= ' ' || b == '\t' || b == '\r' || b == '\n');
	}
}
