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
import java.util.Arrays;
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
 * {@code flow} or {@code id}, by {@link SetNaming#UNKNOWN}.
 */
public final class RecordSpool implements AutoCloseable {

	private static final byte[] IN_FLOW = ("\"flow\":\"" + SetNaming.UNKNOWN + "-").getBytes(StandardCharsets.US_ASCII);
	private static final byte[] IN_ID = ("\"id\":\"" + SetNaming.UNKNOWN + "-").getBytes(StandardCharsets.US_ASCII);
	/** Behind it is as much again as lines need, before the buffer would double to more than 4 MiB. */
	private static final int IN_MEMORY = 3 << 20;
	private static final int BLOCK = 1 << 18;

	private final JsonWriter lines = new JsonWriter();
	private Path file;
	private OutputStream out;

	/** Keeps a record's line. */
	public void add(CaptureRecord record) throws IOException {
		record.write(lines, SetNaming.UNKNOWN);
		lines.endLine();
		if (lines.length() > IN_MEMORY) {
			spill();
		}
	}

	private void spill() throws IOException {
		if (out == null) {
			file = Files.createTempFile("telltale-records", ".ndjson");
			out = Files.newOutputStream(file);
		}
		out.write(lines.bytes(), 0, lines.length());
		lines.clear();
	}

	/** Prints all lines. @param digest of the capture, in hexadecimal */
	public void print(PrintWriter target, String digest) throws IOException {
		byte[] prefix = digest.substring(0, SetNaming.UNKNOWN.length()).getBytes(StandardCharsets.US_ASCII);
		if (out == null) {
			print(lines.bytes(), lines.length(), target, prefix);
			lines.clear();
			return;
		}
		spill();
		out.close();
		try (InputStream in = Files.newInputStream(file)) {
			print(in, target, prefix);
		}
	}

	/** Prints all lines of a set. @param naming says where everything stands */
	public void print(PrintWriter target, SetNaming naming) throws IOException {
		if (out != null) {
			spill();
			out.close();
		}
		try (BufferedReader read = new BufferedReader(new InputStreamReader(
				out != null ? Files.newInputStream(file) : new ByteArrayInputStream(lines.bytes(), 0, lines.length()), StandardCharsets.UTF_8))) {
			for (Optional<String> each = Optional.ofNullable(read.readLine()); each.isPresent(); each = Optional.ofNullable(read.readLine())) {
				target.println(naming.named((Json.Fields) JsonReader.read(each.get())));
			}
		} catch (JsonSyntaxException bug) {
			throw new IllegalStateException("a record's line is no JSON", bug);
		}
		lines.clear();
	}

	/** Whole lines at a time. */
	private static void print(InputStream in, PrintWriter target, byte[] prefix) throws IOException {
		byte[] block = new byte[BLOCK];
		int filled = 0;
		int count = in.read(block, 0, block.length);
		while (count >= 0) {
			filled += count;
			int end = filled;
			while (end > 0 && block[end - 1] != '\n') {
				end--;
			}
			print(block, end, target, prefix);
			System.arraycopy(block, end, block, 0, filled - end);
			filled -= end;
			if (filled == block.length) {
				block = Arrays.copyOf(block, block.length * 2);
			}
			count = in.read(block, filled, block.length - filled);
		}
		print(block, filled, target, prefix);
	}

	private static void print(byte[] bytes, int length, PrintWriter target, byte[] prefix) {
		name(bytes, length, prefix);
		if (target instanceof Utf8Output output) {
			output.print(bytes, 0, length);
		} else {
			target.write(new String(bytes, 0, length, StandardCharsets.UTF_8));
		}
	}

	/**
	 * Gives lines the capture's name: only where a member {@code flow} or {@code id} begins with what stands for it. No text
	 * in the evidence can feign that: its quotes are escaped.
	 */
	private static void name(byte[] bytes, int length, byte[] prefix) {
		int at = 0;
		while (at < length) {
			// Every place that begins in the sixteen bytes before one that holds no mark can be passed over.
			if (bytes[at] != '?') {
				at += prefix.length;
				continue;
			}
			int first = at;
			while (first > 0 && bytes[first - 1] == '?') {
				first--;
			}
			if (ends(bytes, length, first, IN_FLOW) || ends(bytes, length, first, IN_ID)) {
				System.arraycopy(prefix, 0, bytes, first, prefix.length);
			}
			// No mark begins inside of a longer run, since a quote stands before each; but one may begin right behind a shorter run.
			at++;
			while (at < length && bytes[at] == '?') {
				at++;
			}
		}
	}

	/** Whether a member stands where the mark at {@code first} would be its value's beginning. */
	private static boolean ends(byte[] bytes, int length, int first, byte[] member) {
		int start = first - (member.length - SetNaming.UNKNOWN.length() - 1);
		return start >= 0 && start + member.length <= length && Arrays.equals(bytes, start, start + member.length, member, 0, member.length);
	}

	@Override
	public void close() throws IOException {
		if (out != null) {
			out.close();
			Files.deleteIfExists(file);
		}
	}
}
