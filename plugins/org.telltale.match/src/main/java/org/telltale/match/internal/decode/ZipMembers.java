package org.telltale.match.internal.decode;

import java.util.Optional;
import java.util.function.Consumer;
import org.telltale.base.expand.ZstdInputStream;
import org.telltale.capture.layer.Layer;
import org.telltale.match.coverage.Lack;
import org.telltale.match.internal.format.Extent;
import org.telltale.match.internal.format.FrameWalk;
import org.telltale.match.internal.format.ZipHeader;

/**
 * Members of ZIP archives, by their local headers, so that an archive that is cut or has something before it is read too. What is encrypted or
 * compressed otherwise than by deflate and Zstandard is counted.
 */
final class ZipMembers {

	private static final int STORED = 0;
	private static final int DEFLATED = 8;
	private static final int ZSTD = 93;
	private static final int LONGEST_NAME = 120;

	/** Takes the member whose header stands at {@code at}; gives the place where the search goes on. */
	int member(Site site, int at, Consumer<Layer> found) {
		byte[] bytes = site.bytes();
		Optional<ZipHeader> read = ZipHeader.at(bytes, at);
		if (read.isEmpty()) {
			return at + 1;
		}
		ZipHeader header = read.get();
		int from = header.data();
		int end = (int) (header.size() < 0 ? bytes.length : Math.min(bytes.length, from + Math.min(header.size(), Integer.MAX_VALUE)));
		if (from == end) {
			return from;
		}
		if (header.encrypted()) {
			site.lack(Lack.ENCRYPTED, from, end);
			return header.size() < 0 ? from : end;
		}
		return switch (header.method()) {
			case STORED -> stored(site, header, end, found);
			case DEFLATED -> deflated(site, header, end, found);
			case ZSTD -> zstd(site, header, end, found);
			default -> {
				site.lack(Lack.UNKNOWN, from, end);
				yield header.size() < 0 ? from : end;
			}
		};
	}

	/** The data stand there as they are, and are searched there; whatever is in them is looked for there too. */
	private static int stored(Site site, ZipHeader header, int end, Consumer<Layer> found) {
		int from = header.data();
		if (header.size() > 0) {
			PartGuesser.part(site, from, end, word(header), found);
		}
		return from;
	}

	private static int deflated(Site site, ZipHeader header, int end, Consumer<Layer> found) {
		Expanding expanding = new Expanding(site);
		Extent extent = expanding.inflate(header.data(), end, true);
		return expanding.layer("deflate", word(header), header.data(), extent, found);
	}

	private static int zstd(Site site, ZipHeader header, int end, Consumer<Layer> found) {
		Extent extent = FrameWalk.zstd(site.bytes(), header.data());
		int to = Math.min(end, extent.end());
		Expanding expanding = new Expanding(site);
		boolean good = expanding.read(ZstdInputStream::new, header.data(), to);
		return expanding.layer("zstd", word(header), header.data(), new Extent(to, good ? Extent.State.WHOLE : Extent.State.DAMAGED), found);
	}

	private static String word(ZipHeader header) {
		String name = header.name();
		boolean plain = name.length() <= LONGEST_NAME && name.codePoints().noneMatch(c -> Character.isISOControl(c) || c == 0xfffd);
		return plain ? "zip " + name : "zip member";
	}
}
