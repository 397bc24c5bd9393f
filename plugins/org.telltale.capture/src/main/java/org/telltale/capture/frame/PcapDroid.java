package org.telltale.capture.frame;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.telltale.base.ByteRange;

/**
 * What PCAPdroid writes about apps (its {@code pcap_dump.h} and {@code tools/pcapdroid.lua}): in pcap 32 bytes at the end of
 * each frame behind the IP packet (magic 0x01072021, uid, 20 bytes of app name, check sequence; network byte order), whose
 * made-up Ethernet addresses are zero; in pcapng a custom block for each app (enterprise number 62652) and a comment
 * {@code u-UID} for each frame. Not thread-safe.
 */
final class PcapDroid {

	static final int ENTERPRISE = 62652;
	private static final int MAGIC = 0x01072021;
	private static final int TRAILER = 32;
	private static final int NAME = 20;
	private static final int ETHERNET_HEADER = 14;
	private static final int VERSION = 1;
	private static final int UID_MAP = 1;
	private static final int MAX_APPS = 1 << 16;

	private final FileNotes notes;
	private final Set<App> told = new HashSet<>();
	private int lastUid = Frame.NO_UID;
	private boolean lastTold;

	PcapDroid(FileNotes notes) {
		this.notes = notes;
	}

	/** The uid that an Ethernet frame's trailer names, {@link Frame#NO_UID} if it has none. */
	int trailer(Frame frame) {
		int end = frame.start + frame.captured;
		if (frame.captured < ETHERNET_HEADER + TRAILER || !zeroAddresses(frame.bytes, frame.start)
				|| (int) EvidenceStream.u32(frame.bytes, end - TRAILER, false) != MAGIC) {
			return Frame.NO_UID;
		}
		int uid = (int) EvidenceStream.u32(frame.bytes, end - TRAILER + 4, false);
		if (uid < 0) {
			return Frame.NO_UID;
		}
		if (uid != lastUid || !lastTold) {
			int from = end - TRAILER + 8;
			int to = from;
			while (to < from + NAME && frame.bytes[to] != 0) {
				to++;
			}
			tell(new App(uid, "", new String(frame.bytes, from, to - from, StandardCharsets.UTF_8),
					new ByteRange(frame.offset + frame.captured - TRAILER, TRAILER)));
			lastUid = uid;
			lastTold = true;
		}
		return uid;
	}

	private static boolean zeroAddresses(byte[] bytes, int at) {
		return (EvidenceStream.u32(bytes, at, false) | EvidenceStream.u32(bytes, at + 4, false) | EvidenceStream.u32(bytes, at + 8, false)) == 0;
	}

	/** Each app once, wherever it is named first. */
	private void tell(App app) {
		App key = new App(app.uid(), app.packageName(), app.name(), new ByteRange(0, 0));
		if (told.size() < MAX_APPS && told.add(key)) {
			notes.app(app);
		}
	}

	/**
	 * The data of a custom block behind its enterprise number: version (2 bytes), type, reserved; uid (4), lengths of package
	 * and app name, names.
	 *
	 * @return whether it was understood
	 */
	boolean block(byte[] bytes, int from, int end, boolean little, long offset) {
		if (end - from < 10 || EvidenceStream.u16(bytes, from, little) != VERSION || bytes[from + 2] != UID_MAP) {
			return false;
		}
		int uid = (int) EvidenceStream.u32(bytes, from + 4, little);
		int packageLength = bytes[from + 8] & 0xff;
		int nameLength = bytes[from + 9] & 0xff;
		if (packageLength + nameLength > end - from - 10) {
			return false;
		}
		tell(new App(uid, new String(bytes, from + 10, packageLength, StandardCharsets.UTF_8),
				new String(bytes, from + 10 + packageLength, nameLength, StandardCharsets.UTF_8),
				new ByteRange(offset, end - from)));
		return true;
	}

	/** The uid in a comment {@code u-UID}, {@link Frame#NO_UID} for an unknown app, {@link #NO_COMMENT} if it is another comment. */
	static int comment(byte[] bytes, int from, int length) {
		if (length < 3 || length > 12 || bytes[from] != 'u' || bytes[from + 1] != '-') {
			return NO_COMMENT;
		}
		boolean negative = bytes[from + 2] == '-';
		long uid = 0;
		for (int i = negative ? 3 : 2; i < length; i++) {
			int digit = bytes[from + i] - '0';
			if (digit < 0 || digit > 9) {
				return NO_COMMENT;
			}
			uid = uid * 10 + digit;
		}
		return negative || uid > Integer.MAX_VALUE ? Frame.NO_UID : (int) uid;
	}

	static final int NO_COMMENT = Integer.MIN_VALUE;
}
