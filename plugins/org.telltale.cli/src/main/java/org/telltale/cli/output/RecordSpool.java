package org.telltale.cli.output;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;
import org.telltale.base.json.JsonWriter;
import org.telltale.capture.protocol.CaptureRecord;
import org.telltale.capture.set.SetNaming;

/**
 * Keeps the lines of records that name a capture whose digest is not known before its end, and prints them once it is: in
 * memory while they are few, beyond that in a temporary file. A line names the capture at the beginning of a member
 * {@code flow} or {@code id}, by {@link #UNKNOWN}.
 */
public final class RecordSpool implements AutoCloseable {

	/** Stands for the first 16 digits of the capture's digest. */
	public static final String UNKNOWN = SetNaming.UNKNOWN;

	private static final byte[] IN_FLOW = ("\"flow\":\"" + UNKNOWN + "-").getBytes(StandardCharsets.US_ASCII);
	private static final byte[] IN_ID = ("\"id\":\"" + UNKNOWN + "-").getBytes(StandardCharsets.US_ASCII);
	private static final int IN_MEMORY = 32 << 20;
	private static final int CHUNK = 1 << 16;

	private final JsonWriter line = new JsonWriter();
	private byte[] bytes = new byte[CHUNK];
	private int length;
	private Path file;
	private OutputStream out;

	/** Keeps a record's line. */
	public void add(CaptureRecord record) throws IOException {
		line.clear();
		record.write(line, UNKNOWN);
		reserve(line.length() + 1);
		System.arraycopy(line.bytes(), 0, bytes, length, line.length());
		length += line.length();
		bytes[length++] = '\n';
	}

	private void reserve(int more) throws IOException {
		if (length + more <= bytes.length) {
			return;
		}
		if (length + (long) more > IN_MEMORY && length > 0) {
			if (out == null) {
				file = Files.createTempFile("telltale-records", ".ndjson");
				out = Files.newOutputStream(file);
			}
			out.write(bytes, 0, length);
			length = 0;
		}
		if (length + more > bytes.length) {
			bytes = java.util.Arrays.copyOf(bytes, Math.max(length + more, Math.min(IN_MEMORY, bytes.length * 2)));
		}
	}

	/** Prints all lines. @param digest of the capture, in hexadecimal */
	public void print(PrintWriter target, String digest) throws IOException {
		byte[] prefix = digest.substring(0, 16).getBytes(StandardCharsets.US_ASCII);
		if (out != null) {
			out.write(bytes, 0, length);
			out.close();
			try (InputStream in = Files.newInputStream(file)) {
				print(in, target, prefix);
			}
		} else {
			target.write(named(bytes, 0, length, prefix));
		}
		length = 0;
	}

	/** Prints all lines of a set. @param naming says where everything stands */
	public void print(PrintWriter target, SetNaming naming) throws IOException {
		if (out != null) {
			out.write(bytes, 0, length);
			out.close();
		}
		try (BufferedReader lines = new BufferedReader(new InputStreamReader(
				out != null ? Files.newInputStream(file) : new ByteArrayInputStream(bytes, 0, length), StandardCharsets.UTF_8))) {
			for (Optional<String> each = Optional.ofNullable(lines.readLine()); each.isPresent(); each = Optional.ofNullable(lines.readLine())) {
				target.println(naming.named((Json.Fields) JsonReader.read(each.get())));
			}
		} catch (JsonSyntaxException bug) {
			throw new IllegalStateException("a record's line is no JSON", bug);
		}
		length = 0;
	}

	/** Whole lines at a time. */
	private static void print(InputStream in, PrintWriter target, byte[] prefix) throws IOException {
		byte[] block = new byte[4 * CHUNK];
		int filled = 0;
		int count = in.read(block, 0, block.length);
		while (count >= 0) {
			filled += count;
			int end = filled;
			while (end > 0 && block[end - 1] != '\n') {
				end--;
			}
			target.write(named(block, 0, end, prefix));
			System.arraycopy(block, end, block, 0, filled - end);
			filled -= end;
			if (filled == block.length) {
				block = java.util.Arrays.copyOf(block, block.length * 2);
			}
			count = in.read(block, filled, block.length - filled);
		}
		target.write(named(block, 0, filled, prefix));
	}

	/**
	 * The lines with the capture's name: only where a member {@code flow} or {@code id} begins with what stands for it. No
	 * text in the evidence can feign that: its quotes are escaped.
	 */
	private static String named(byte[] bytes, int from, int to, byte[] prefix) {
		int at = from;
		while (at < to) {
			// Every place that begins in the sixteen bytes before one that holds no mark can be passed over.
			if (bytes[at] != '?') {
				at += 16;
				continue;
			}
			int first = at;
			while (first > from && bytes[first - 1] == '?') {
				first--;
			}
			if (ends(bytes, from, to, first, IN_FLOW) || ends(bytes, from, to, first, IN_ID)) {
				System.arraycopy(prefix, 0, bytes, first, prefix.length);
			}
			at = first + 16;
		}
		return new String(bytes, from, to - from, StandardCharsets.UTF_8);
	}

	/** Whether a member stands where the mark at {@code first} would be its value's beginning. */
	private static boolean ends(byte[] bytes, int from, int to, int first, byte[] member) {
		int start = first - (member.length - UNKNOWN.length() - 1);
		return start >= from && start + member.length <= to
				&& java.util.Arrays.equals(bytes, start, start + member.length, member, 0, member.length);
	}

	@Override
	public void close() throws IOException {
		if (out != null) {
			out.close();
			Files.deleteIfExists(file);
		}
	}
}
