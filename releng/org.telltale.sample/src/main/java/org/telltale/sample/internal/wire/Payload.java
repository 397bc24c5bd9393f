package org.telltale.sample.internal.wire;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.nio.charset.StandardCharsets;
import org.telltale.sample.internal.bytes.FixedDeflate;
import org.telltale.sample.internal.bytes.Sink;

/** Bytes of a message with marks where exhibits stand; encodings carry the marks along. */
public final class Payload {

	/**
	 * Where something was planted.
	 *
	 * @param from first byte
	 * @param to byte behind the last
	 * @param planted what
	 */
	public record Mark(int from, int to, Planted planted) {
	}

	private final Sink sink = new Sink();
	private final List<Mark> marks = new ArrayList<>();

	/** A payload of plain text in UTF-8. */
	public static Payload of(String text) {
		return new Payload().text(text);
	}

	/** A payload of bytes. */
	public static Payload of(byte[] bytes) {
		return new Payload().bytes(bytes);
	}

	/** Appends text in UTF-8. */
	public Payload text(String text) {
		sink.utf8(text);
		return this;
	}

	/** Appends bytes. */
	public Payload bytes(byte[] bytes) {
		sink.bytes(bytes);
		return this;
	}

	/** Appends text that is, in UTF-8, what was planted in its written form. */
	public Payload plant(Planted planted, String written) {
		return plant(planted, written.getBytes(StandardCharsets.UTF_8));
	}

	/** Appends bytes that are what was planted in its written form. */
	public Payload plant(Planted planted, byte[] written) {
		marks.add(new Mark(sink.length(), sink.length() + written.length, planted));
		return bytes(written);
	}

	/** Says of the bytes that were planted last that they are something else too. */
	public Payload alsoPlanted(Planted planted) {
		Mark last = marks.getLast();
		marks.add(new Mark(last.from(), last.to(), planted));
		return this;
	}

	/** Appends another payload; its marks' chains get {@code encoding} in front, unless that is empty. */
	public Payload add(Payload other, String encoding) {
		for (Mark mark : other.marks) {
			Planted planted = encoding.isEmpty() ? mark.planted() : mark.planted().in(encoding);
			marks.add(new Mark(mark.from() + sink.length(), mark.to() + sink.length(), planted));
		}
		return bytes(other.toBytes());
	}

	/** This payload as one gzip member; each mark covers the whole of it. */
	public Payload gzip() {
		return whole(FixedDeflate.gzip(toBytes()), "gzip");
	}

	/** This payload in base64 (RFC 4648 section 4); marks cover the groups that hold them. */
	public Payload base64() {
		Payload encoded = of(Base64.getEncoder().encode(toBytes()));
		for (Mark mark : marks) {
			encoded.marks.add(new Mark(mark.from() / 3 * 4, (mark.to() + 2) / 3 * 4, mark.planted().in("base64")));
		}
		return encoded;
	}

	/** This payload in the chunked transfer coding (RFC 9112 section 7.1), chunks of the size given. */
	public Payload chunked(int size) {
		Payload coded = new Payload();
		byte[] plain = toBytes();
		int[] moved = new int[plain.length + 1];
		for (int at = 0; at < plain.length; at += size) {
			int count = Math.min(size, plain.length - at);
			coded.text(Integer.toHexString(count).toLowerCase(Locale.ROOT) + "\r\n");
			for (int i = 0; i < count; i++) {
				moved[at + i] = coded.length() + i;
			}
			coded.sink.bytes(plain, at, count);
			coded.text("\r\n");
		}
		for (Mark mark : marks) {
			coded.marks.add(new Mark(moved[mark.from()], moved[mark.to() - 1] + 1, mark.planted().in("chunked")));
		}
		return coded.text("0\r\n\r\n");
	}

	/** Other bytes that stand for the whole of this payload. */
	public Payload whole(byte[] encoded, String encoding) {
		Payload result = of(encoded);
		for (Mark mark : marks) {
			result.marks.add(new Mark(0, encoded.length, mark.planted().in(encoding)));
		}
		return result;
	}

	/** The marks. */
	public List<Mark> marks() {
		return List.copyOf(marks);
	}

	/** Its bytes. */
	public byte[] toBytes() {
		return sink.toBytes();
	}

	/** How many bytes. */
	public int length() {
		return sink.length();
	}
}
