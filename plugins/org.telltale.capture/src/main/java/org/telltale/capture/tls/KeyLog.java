package org.telltale.capture.tls;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.telltale.base.ByteRange;
import org.telltale.capture.layer.Keys;

/**
 * Secrets of TLS connections as programs log them (NSS key log format, draft-ietf-tls-keylogfile), each with the place of its
 * line in the evidence. Immutable.
 */
public final class KeyLog {

	/** No secrets. */
	public static final KeyLog NONE = new KeyLog(List.of(), new TreeSet<>(), 0, 0, Long.MAX_VALUE);

	/** Label of the master secret of TLS 1.0 to 1.2. */
	public static final String CLIENT_RANDOM = "CLIENT_RANDOM";
	/** Label of a pre-master secret that was encrypted with RSA. */
	public static final String RSA = "RSA";
	/** Stands for the older form of line that names a session. */
	public static final String SESSION = "Session-ID";

	private static final String SESSION_LINE = "RSA Session-ID:";
	private static final String MASTER_KEY = "Master-Key:";
	private static final int MAX_LINE = 4096;
	/** More secrets than are kept: a capture could fill the memory with them. */
	private static final int MAX_SECRETS = 1_000_000;
	/** More different secrets under one label and random than any program logs; each is tried. */
	private static final int MAX_TRIED = 4;

	/**
	 * A secret.
	 *
	 * @param label the label of its line, or {@link #SESSION}
	 * @param secret its bytes; not to be changed or shown
	 * @param place where its line stands, without its end
	 */
	public record Line(String label, byte[] secret, Keys place) {

		@Override
		public String toString() {
			return label + " " + place;
		}
	}

	/** Some of the lines. */
	private record Part(Map<String, List<Line>> lines, int count) {
	}

	/** In the order of their lines; each larger than the next, so that adding many small logs one by one stays cheap. */
	private final List<Part> parts;
	private final TreeSet<String> evidence;
	private final int count;
	private final int notRead;
	/** Where the first secret in the capture itself stands. */
	private final long ownFrom;

	private KeyLog(List<Part> parts, TreeSet<String> evidence, int count, int notRead, long ownFrom) {
		this.parts = parts;
		this.evidence = evidence;
		this.count = count;
		this.notRead = notRead;
		this.ownFrom = ownFrom;
	}

	/** A key log that is evidence of its own. @param evidence its SHA-256, lower-case hexadecimal */
	public static KeyLog read(String evidence, byte[] bytes) {
		return read(Optional.of(evidence), bytes, 0);
	}

	/** Secrets that stand in the capture itself (pcapng decryption secrets block). @param offset of the first byte in the capture file */
	public static KeyLog inCapture(byte[] bytes, long offset) {
		return read(Optional.empty(), bytes, offset);
	}

	private static KeyLog read(Optional<String> evidence, byte[] bytes, long offset) {
		Map<String, List<Line>> lines = new HashMap<>();
		int count = 0;
		int notRead = 0;
		int from = 0;
		while (from < bytes.length) {
			int end = from;
			while (end < bytes.length && bytes[end] != '\n') {
				end++;
			}
			int length = end - from - (end > from && bytes[end - 1] == '\r' ? 1 : 0);
			if (length > 0 && bytes[from] != '#') {
				String text = new String(bytes, from, Math.min(length, MAX_LINE), StandardCharsets.ISO_8859_1);
				Keys place = new Keys(evidence, List.of(new ByteRange(offset + from, length)));
				boolean read = length <= MAX_LINE && count < MAX_SECRETS && line(text, place, lines);
				count += read ? 1 : 0;
				notRead += read ? 0 : 1;
			}
			from = end + 1;
		}
		TreeSet<String> sources = new TreeSet<>();
		evidence.ifPresent(sources::add);
		return new KeyLog(List.of(new Part(lines, count)), sources, count, notRead, evidence.isPresent() || count == 0 ? Long.MAX_VALUE : offset);
	}

	private static boolean line(String text, Keys place, Map<String, List<Line>> lines) {
		String label;
		String id;
		String secret;
		if (text.startsWith(SESSION_LINE)) {
			int master = text.indexOf(' ', SESSION_LINE.length());
			if (master < 0 || !text.startsWith(MASTER_KEY, master + 1)) {
				return false;
			}
			label = SESSION;
			id = text.substring(SESSION_LINE.length(), master);
			secret = text.substring(master + 1 + MASTER_KEY.length());
		} else {
			int first = text.indexOf(' ');
			int second = first < 0 ? -1 : text.indexOf(' ', first + 1);
			if (second < 0) {
				return false;
			}
			label = text.substring(0, first);
			id = text.substring(first + 1, second);
			secret = text.substring(second + 1);
		}
		if (!hexadecimal(id) || !hexadecimal(secret) || !fits(label, id.length(), secret.length())) {
			return false;
		}
		lines.computeIfAbsent(key(label, id), k -> new ArrayList<>(1)).add(new Line(label, HexFormat.of().parseHex(secret), place));
		return true;
	}

	private static boolean fits(String label, int idLength, int secretLength) {
		return switch (label) {
			case CLIENT_RANDOM -> idLength == 64 && secretLength == 96;
			case RSA -> idLength == 16 && secretLength == 96;
			case SESSION -> idLength > 0 && secretLength == 96;
			default -> idLength == 64 && (secretLength == 64 || secretLength == 96);
		};
	}

	private static boolean hexadecimal(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (Character.digit(text.charAt(i), 16) < 0 || text.charAt(i) > 'f') {
				return false;
			}
		}
		return text.length() % 2 == 0;
	}

	private static String key(String label, String id) {
		return label + " " + id.toLowerCase(Locale.ROOT);
	}

	/** These secrets, then the other's; beyond a million none is added. */
	public KeyLog and(KeyLog other) {
		boolean full = count + other.count > MAX_SECRETS;
		TreeSet<String> sources = evidence;
		if (!other.evidence.isEmpty()) {
			sources = new TreeSet<>(evidence);
			sources.addAll(other.evidence);
		}
		List<Part> all = new ArrayList<>(parts);
		all.addAll(full || other.isEmpty() ? List.of() : other.parts);
		while (all.size() > 1 && all.get(all.size() - 2).count() <= 2L * all.getLast().count()) {
			Part last = all.removeLast();
			all.add(merged(all.removeLast(), last));
		}
		return full ? new KeyLog(all, sources, count, notRead + other.count + other.notRead, ownFrom)
				: new KeyLog(all, sources, count + other.count, notRead + other.notRead, Math.min(ownFrom, other.ownFrom));
	}

	private static Part merged(Part first, Part second) {
		Map<String, List<Line>> all = new HashMap<>(first.lines());
		second.lines().forEach((key, more) -> all.merge(key, more, (mine, theirs) -> {
			List<Line> both = new ArrayList<>(mine);
			both.addAll(theirs);
			return both;
		}));
		return new Part(all, first.count() + second.count());
	}

	/** Whether it holds no secret. */
	public boolean isEmpty() {
		return count == 0;
	}

	/** Whether it holds no secret, those apart that stand in the capture from an offset on. */
	boolean isEmptyBefore(long before) {
		return ownFrom >= before && evidence.isEmpty() || isEmpty();
	}

	/** How many lines hold a secret. */
	public int count() {
		return count;
	}

	/** How many lines are neither that nor a remark. */
	public int notRead() {
		return notRead;
	}

	/** The evidence that it was read from, the capture itself apart, in order. */
	public List<String> evidence() {
		return List.copyOf(evidence);
	}

	/**
	 * The different secrets under a label, in the order of their lines, the first four.
	 *
	 * @param id the client random; the first 8 bytes of the encrypted pre-master secret for {@link #RSA}; the session id for {@link #SESSION}
	 * @param before offset in the capture: of the secrets in the capture itself only those that stand before it count, so that
	 *            the answer does not depend on how far another thread has read
	 */
	List<Line> find(String label, byte[] id, long before) {
		String key = key(label, HexFormat.of().formatHex(id));
		List<Line> found = new ArrayList<>(1);
		for (Part part : parts) {
			for (Line line : part.lines().getOrDefault(key, List.of())) {
				if (stands(line, before) && found.size() < MAX_TRIED && found.stream().noneMatch(known -> Arrays.equals(known.secret(), line.secret()))) {
					found.add(line);
				}
			}
		}
		return found;
	}

	private static boolean stands(Line line, long before) {
		return line.place().evidence().isPresent() || line.place().ranges().getFirst().offset() < before;
	}
}
