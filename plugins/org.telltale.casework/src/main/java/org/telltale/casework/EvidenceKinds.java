package org.telltale.casework;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

import org.telltale.capture.frame.Frame;
import org.telltale.capture.frame.FrameReader;
import org.telltale.capture.frame.ProblemLog;
import org.telltale.capture.tls.KeyLog;
import org.telltale.container.erofs.ErofsReader;
import org.telltale.endpoint.TableReader;
import org.telltale.handset.HandsetFormat;
import org.telltale.handset.reader.HandsetReader;
import org.telltale.model.EvidenceKind;

/** Tells what a file is by its first bytes; its name never decides. */
final class EvidenceKinds {

	private static final int START_BYTES = HandsetFormat.START_BYTES;
	private static final int TAR_MARK = 257;

	private EvidenceKinds() {
	}

	/** How a kind of evidence is read. */
	enum Engine {
		CAPTURE, FIRMWARE, HANDSET, NONE,
		/** An archive: what is inside tells, which the child JVM looks at. */
		ARCHIVE
	}

	/**
	 * What was recognised, and who reads it.
	 *
	 * @param format of a handset's file; of others their engines tell it
	 */
	record Recognised(EvidenceKind kind, Engine engine, String format) {

		Recognised(EvidenceKind kind, Engine engine) {
			this(kind, engine, "");
		}
	}

	/** Whether items of the kind are read by an engine, and so have to be recognised by their content. */
	static boolean isRead(EvidenceKind kind) {
		return switch (kind) {
			case CAPTURE, FIRMWARE_IMAGE, PACKAGE, HANDSET_ARTEFACT -> true;
			default -> false;
		};
	}

	/** First numbers of pcap's variants and of pcapng, in either byte order (derivation.md, Capture files). */
	private static final Set<Integer> CAPTURES = Set.of(0xa1b2c3d4, 0xa1b23c4d, 0xa1b2cd34, 0xa1e2cb12, 0x1c0001ac, 0x1c0001ab, 0xa12b3c4d, 0x0a0d0d0a);

	/** What a file is; an archive that its content does not tell otherwise is what this says. */
	static Recognised recognise(Path file) throws IOException {
		byte[] bytes = start(file);
		if (compressedCapture(file, bytes)) {
			return new Recognised(EvidenceKind.CAPTURE, Engine.CAPTURE);
		}
		Optional<Recognised> plain = binary(bytes).or(() -> text(bytes));
		boolean gzip = plain.filter(found -> found.kind() == EvidenceKind.FIRMWARE_IMAGE && found.engine() == Engine.ARCHIVE).isPresent();
		if ((plain.isEmpty() || gzip) && TableReader.recognise(bytes, gzip ? new byte[0] : end(file)).isPresent()) {
			return new Recognised(EvidenceKind.REFERENCE_TABLE, Engine.NONE);
		}
		Recognised recognised = plain.orElse(new Recognised(EvidenceKind.DOCUMENT, Engine.NONE));
		return recognised.engine() != Engine.HANDSET ? recognised
				: new Recognised(recognised.kind(), Engine.HANDSET, HandsetReader.recognise(bytes).orElse(""));
	}

	/** The first bytes of a file, by which it is recognised. */
	static byte[] start(Path file) throws IOException {
		return part(file, 0, START_BYTES);
	}

	private static byte[] part(Path file, long from, int most) throws IOException {
		ByteBuffer buffer = ByteBuffer.allocate(most);
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
			while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) > 0) {
				// until full or at the end
			}
		}
		return Arrays.copyOf(buffer.array(), buffer.position());
	}

	private static byte[] end(Path file) throws IOException {
		return part(file, Math.max(0, Files.size(file) - TableReader.END_BYTES), TableReader.END_BYTES);
	}

	/** Whether the file is one of the compressed forms in which captures are kept, and holds one. */
	private static boolean compressedCapture(Path file, byte[] b) throws IOException {
		int magic = b.length >= 4 ? (b[0] & 0xff) << 24 | (b[1] & 0xff) << 16 | (b[2] & 0xff) << 8 | b[3] & 0xff : 0;
		if (magic >>> 16 != 0x1f8b && magic != 0x28b52ffd && magic != 0x04224d18 && magic != 0xfd377a58 && magic << 8 != 0x2a4d1800) {
			return false;
		}
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
				FrameReader reader = FrameReader.looking(channel, new ProblemLog("start"))) {
			reader.next(new Frame());
			return reader.isCapture();
		}
	}

	private static Optional<Recognised> binary(byte[] b) {
		long magic = b.length >= 4 ? (b[0] & 0xffL) << 24 | (b[1] & 0xff) << 16 | (b[2] & 0xff) << 8 | b[3] & 0xff : 0;
		if (CAPTURES.contains((int) magic) || CAPTURES.contains(Integer.reverseBytes((int) magic))) {
			return Optional.of(new Recognised(EvidenceKind.CAPTURE, Engine.CAPTURE));
		} else if (magic == 0x504b0304L || magic == 0x504b0506L) {
			return Optional.of(new Recognised(EvidenceKind.PACKAGE, Engine.ARCHIVE));
		} else if (magic >>> 16 == 0x1f8bL || isTar(b)) {
			return Optional.of(new Recognised(EvidenceKind.FIRMWARE_IMAGE, Engine.ARCHIVE));
		} else if (magic >>> 8 == 0xffd8ffL) {
		} else if (magic == 0x89504e47L) {
			return Optional.of(new Recognised(EvidenceKind.SCREENSHOT, Engine.NONE));
		} else if (HandsetReader.recognise(b).filter("photo"::equals).isPresent()) {
			return Optional.of(new Recognised(EvidenceKind.PHOTO, Engine.HANDSET));
		} else if (begins(b, "SQLite format 3") || begins(b, "ANDROID BACKUP\n")) {
			return Optional.of(new Recognised(EvidenceKind.HANDSET_ARTEFACT, Engine.HANDSET));
		} else if (HandsetReader.recognise(b).filter(HandsetReader::isImage).isPresent()) {
			return Optional.of(new Recognised(EvidenceKind.HANDSET_ARTEFACT, Engine.HANDSET));
		} else if (magic == 0x3aff26edL || b.length > 0x43a && b[0x438] == 0x53 && (b[0x439] & 0xff) == 0xef || ErofsReader.isAt(b)) {
			return Optional.of(new Recognised(EvidenceKind.FIRMWARE_IMAGE, Engine.FIRMWARE));
		}
		return Optional.empty();
	}

	private static Optional<Recognised> text(byte[] b) {
		if (HandsetReader.recognise(b).isPresent()) {
			return Optional.of(new Recognised(EvidenceKind.HANDSET_ARTEFACT, Engine.HANDSET));
		} else if (!KeyLog.read("", b).isEmpty()) {
			return Optional.of(new Recognised(EvidenceKind.KEY_LOG, Engine.NONE));
		} else if (TypeCodeTable.isTable(b)) {
			return Optional.of(new Recognised(EvidenceKind.REFERENCE_TABLE, Engine.NONE));
		}
		return Optional.empty();
	}

	private static boolean isTar(byte[] b) {
		return b.length > TAR_MARK && begins(Arrays.copyOfRange(b, TAR_MARK, b.length), "ustar");
	}

	private static boolean begins(byte[] b, String text) {
		byte[] wanted = text.getBytes(StandardCharsets.US_ASCII);
		return b.length >= wanted.length && Arrays.equals(wanted, Arrays.copyOf(b, wanted.length));
	}
}
