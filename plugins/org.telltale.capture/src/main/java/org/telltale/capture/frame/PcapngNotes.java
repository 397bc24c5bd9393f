package org.telltale.capture.frame;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.telltale.base.ByteRange;
import org.telltale.base.IpAddress;

/** Blocks that hold no frame (draft-ietf-opsawg-pcapng sections 4.1, 4.2, 4.5 to 4.8): what they say goes to the notes. */
final class PcapngNotes {

	private static final int NAME_IPV4 = 1;
	private static final int NAME_IPV6 = 2;

	private final ProblemLog log;
	private final FileNotes notes;
	private final PcapDroid droid;
	private final PcapngOptions options = new PcapngOptions();
	private int sources;

	PcapngNotes(ProblemLog log, FileNotes notes) {
		this.log = log;
		this.notes = notes;
		this.droid = new PcapDroid(notes);
	}

	/** The options of a Section Header Block; {@code section} has begun. */
	void section(byte[] bytes, int body, int end, long offset, PcapngSection section) {
		int version = EvidenceStream.u16(bytes, body + 4, section.little);
		if (version != 1) {
			log.add("pcapng.version", offset + 12, 4, "A section has version " + version + ", which is not known.",
					"It was read as version 1.");
		}
		String[] texts = { "", "", "" };
		options.over(bytes, body + 16, end, section.little, offset + 24);
		while (options.next()) {
			if (options.code >= 2 && options.code <= 4) {
				texts[options.code - 2] = options.text();
			} else {
				other(Comment.About.SECTION, section.number);
			}
		}
		section.droid = texts[2].contains("PCAPdroid");
		notes.section(new Section(section.number, offset, texts[0], texts[1], texts[2]));
	}

	/** An Interface Description Block. */
	void source(byte[] bytes, int body, int end, long offset, PcapngSection section) {
		if (end - body < 8) {
			bad(offset, end - body, "An interface description is too short.");
			return;
		}
		if (section.interfaces.size() >= PcapngSection.MAX_INTERFACES) {
			log.count("pcapng.interfaces", "pcapng.interfaces", offset, "Interface beyond the " + PcapngSection.MAX_INTERFACES + " that a section may have",
					"Its frames are not among those read.");
			return;
		}
		if (section.gap) {
			log.count("pcapng.interface-uncertain", "pcapng.interface-uncertain", offset,
					"Interface described behind a place that could not be read", "If an interface was described there, later frames have the wrong one.");
		}
		CaptureSource source = described(bytes, body, end, offset, section);
		section.interfaces.add(new PcapngInterface(source));
		notes.source(source);
	}

	private CaptureSource described(byte[] bytes, int body, int end, long offset, PcapngSection section) {
		int number = sources++;
		String[] texts = new String[16];
		Arrays.fill(texts, "");
		Optional<String> mac = Optional.empty();
		StringBuilder addresses = new StringBuilder();
		int resolution = 6;
		long offsetSeconds = 0;
		int fcs = 0;
		options.over(bytes, body + 8, end, section.little, offset + 16);
		while (options.next()) {
			switch (options.code) {
				case 2, 3, 12, 15 -> texts[options.code] = options.text();
				case 4 -> address(addresses, 4, options.length == 8 ? "/" + Integer.bitCount((int) EvidenceStream.u32(bytes, options.at + 4, false)) : "");
				case 5 -> address(addresses, 16, options.length == 17 ? "/" + (bytes[options.at + 16] & 0xff) : "");
				case 6 -> mac = options.length == 6 ? Optional.of(HexFormat.of().formatHex(bytes, options.at, options.at + 6)) : mac;
				case 7, 8, 10, 16, 17 -> {
					// EUI address, speed, time zone, transmit and receive speed: nothing that an analysis uses
				}
				case 9 -> resolution = options.length >= 1 ? options.u8() : resolution;
				case 11 -> texts[11] = options.length > 1 && bytes[options.at] == 0 ? options.text(1) : texts[11];
				case 13 -> fcs = fcsBytes(options.u8());
				case 14 -> offsetSeconds = options.length >= 8 ? options.u64() : offsetSeconds;
				default -> other(Comment.About.INTERFACE, number);
			}
		}
		return new CaptureSource(number, section.number, EvidenceStream.u16(bytes, body, section.little),
				EvidenceStream.u32(bytes, body + 4, section.little), texts[2], texts[3], texts[12], texts[15], texts[11], mac,
				addresses.toString().strip(), resolution, offsetSeconds, fcs);
	}

	/** The draft means bits (section 4.2.1); some programs write bytes. */
	private static int fcsBytes(int said) {
		return said < 8 ? Math.max(0, said) : said / 8;
	}

	private void address(StringBuilder addresses, int bytes, String prefix) {
		if (options.length >= bytes) {
			addresses.append(' ').append(IpAddress.of(Arrays.copyOfRange(options.bytes(), options.at, options.at + bytes))).append(prefix);
		}
	}

	/** A Name Resolution Block: records, then options. */
	void names(byte[] bytes, int body, int end, long offset, PcapngSection section) {
		options.over(bytes, body, end, section.little, offset + 8);
		while (options.next()) {
			int address = options.code == NAME_IPV4 ? 4 : options.code == NAME_IPV6 ? 16 : 0;
			if (address == 0 || options.length <= address) {
				log.count("pcapng.name", "pcapng.name-not-read", options.range().offset(), "Entry of a name resolution block that names no IP address",
						"Its names were not used.");
			} else {
				names(IpAddress.of(Arrays.copyOfRange(bytes, options.at, options.at + address)), options.at + address, options.at + options.length);
			}
		}
		trailing(bytes, options.position(), end, offset + 8 + options.position() - body, section);
	}

	private void names(IpAddress address, int from, int end) {
		byte[] bytes = options.bytes();
		int start = from;
		for (int i = from; i <= end; i++) {
			if (i == end || bytes[i] == 0) {
				if (i > start) {
					notes.name(new ResolvedName(address, new String(bytes, start, i - start, StandardCharsets.UTF_8), options.range()));
				}
				start = i + 1;
			}
		}
	}

	/** An Interface Statistics Block: lost frames. */
	void statistics(byte[] bytes, int body, int end, long offset, PcapngSection section) {
		long number = end - body < 12 ? Long.MAX_VALUE : EvidenceStream.u32(bytes, body, section.little);
		if (number >= section.interfaces.size()) {
			bad(offset, end - body, "Interface statistics are too short or name an interface that is not there.");
			return;
		}
		PcapngInterface source = section.interfaces.get((int) number);
		long byInterface = -1;
		long bySystem = -1;
		options.over(bytes, body + 12, end, section.little, offset + 20);
		while (options.next()) {
			switch (options.code) {
				case 2, 3, 4, 6, 8 -> {
					// start, end, received, accepted by the filter, delivered: counts of what is in the file anyway
				}
				case 5 -> byInterface = options.u64();
				case 7 -> bySystem = options.u64();
				default -> other(Comment.About.BLOCK, 0);
			}
		}
		if (byInterface >= 0 || bySystem >= 0) {
			source.byInterface = Math.max(source.byInterface, byInterface);
			source.bySystem = Math.max(source.bySystem, bySystem);
			source.saidAt = offset;
			notes.drops(new Drops(source.source.number(), 0, byInterface, bySystem, -1));
		}
	}

	/** Says what the section's interfaces lost; at its end. */
	void lost(PcapngSection section) {
		for (PcapngInterface source : section.interfaces) {
			long counted = Math.max(0, source.byInterface) + Math.max(0, source.bySystem);
			if (counted != 0 || source.betweenFrames != 0) {
				String name = source.source.name().isEmpty() ? "" : " (" + source.source.name() + ")";
				log.add("capture.dropped", source.saidAt, 0,
						"The capturing host dropped " + Long.toUnsignedString(Math.max(counted, source.betweenFrames)) + " packets on interface "
								+ source.source.number() + name + ".",
						"What they held is missing: that something was not seen there proves nothing.");
			}
		}
	}

	/** A Decryption Secrets Block. */
	void secrets(byte[] bytes, int body, int end, long offset, PcapngSection section) {
		long length = end - body < 8 ? Long.MAX_VALUE : EvidenceStream.u32(bytes, body + 4, section.little);
		if (length > end - body - 8) {
			bad(offset, end - body, "A decryption secrets block promises more than it holds.");
			return;
		}
		int from = body + 8;
		notes.secrets(new Secrets((int) EvidenceStream.u32(bytes, body, section.little), Arrays.copyOfRange(bytes, from, from + (int) length),
				new ByteRange(offset + 16, length)));
		int behind = from + ((int) length + 3 & ~3);
		trailing(bytes, Math.min(behind, end), end, offset + 8 + behind - body, section);
	}

	/** A Custom Block. */
	void custom(byte[] bytes, int body, int end, long offset, PcapngSection section) {
		if (end - body < 4) {
			bad(offset, end - body, "A custom block has no enterprise number.");
			return;
		}
		long enterprise = EvidenceStream.u32(bytes, body, section.little);
		boolean understood = enterprise == PcapDroid.ENTERPRISE && droid.block(bytes, body + 4, end, section.little, offset + 12);
		section.droid |= understood;
		if (!understood) {
			log.count("pcapng.custom." + enterprise, "pcapng.block-not-read", offset, "Custom block of enterprise " + enterprise + " passed over",
					"What it says was not used.");
		}
		notes.custom(new CustomBlock(enterprise, new ByteRange(offset, end - body + 12), understood));
	}

	private void trailing(byte[] bytes, int from, int end, long offset, PcapngSection section) {
		options.over(bytes, from, end, section.little, offset);
		while (options.next()) {
			other(Comment.About.BLOCK, 0);
		}
	}

	/** A comment, or an option that is not read. */
	private void other(Comment.About about, long number) {
		if (options.code == PcapngOptions.COMMENT) {
			notes.comment(new Comment(about, number, options.text(), options.range()));
		} else {
			log.count("pcapng.option." + about + options.code, "pcapng.option-not-read", options.range().offset(),
					"Option " + options.code + " not read", "What it says was not used.");
		}
	}

	private void bad(long offset, int bodyLength, String what) {
		log.add("pcapng.damaged-block", offset, bodyLength + 12, what, "It was passed over.");
	}
}
