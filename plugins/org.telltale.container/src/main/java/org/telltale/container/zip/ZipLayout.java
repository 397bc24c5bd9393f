package org.telltale.container.zip;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.telltale.container.ProblemLog;
import org.telltale.container.Source;

/** Looks for bytes that two entries share and for bytes that no entry holds. */
final class ZipLayout {

	private static final byte[] SIGNING_BLOCK = "APK Sig Block 42".getBytes(StandardCharsets.US_ASCII);
	private static final int PADDING = 1 << 14;
	private static final int DESCRIPTOR = 24;

	private final Source source;
	private final ProblemLog log;

	ZipLayout(Source source, ProblemLog log) {
		this.source = source;
		this.log = log;
	}

	void check(ZipDirectory directory) throws IOException {
		List<ZipMember> members = directory.members().stream().filter(member -> member.dataOffset() >= 0)
				.sorted(Comparator.comparingLong(ZipMember::localOffset)).toList();
		long end = 0;
		boolean descriptor = false;
		for (ZipMember member : members) {
			if (member.localOffset() < end) {
				log.add("zip.overlap", member.localOffset(), end - member.localOffset(), member.name() + " shares bytes with an earlier entry",
						"tools may see different archives; a sign of a decompression bomb");
			} else {
				gap(end, member.localOffset(), descriptor);
			}
			end = Math.max(end, member.dataEnd());
			descriptor = member.hasDescriptor();
		}
		gap(end, directory.centralOffset(), descriptor);
	}

	private void gap(long from, long to, boolean descriptor) throws IOException {
		long length = to - from;
		if (length <= 0 || descriptor && length <= DESCRIPTOR || length <= PADDING && isZero(from, (int) length) || isSigningBlock(from, to)) {
			return;
		}
		log.add("zip.gap", from, length, length + " bytes belong to no entry", "they were not read as part of the archive");
	}

	private boolean isZero(long from, int length) throws IOException {
		for (byte b : source.bytes(from, length)) {
			if (b != 0) {
				return false;
			}
		}
		return true;
	}

	/** The block ends with its magic; in front of it may be a descriptor and padding to a page. */
	private boolean isSigningBlock(long from, long to) throws IOException {
		return to - from >= 32 && Arrays.equals(source.bytes(to - 16, 16), SIGNING_BLOCK);
	}
}
