package org.telltale.capture;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.telltale.base.Progress;
import org.telltale.base.json.Json;
import org.telltale.capture.field.Field;
import org.telltale.capture.field.Meanings;
import org.telltale.capture.frame.Frame;
import org.telltale.capture.frame.FrameReader;
import org.telltale.capture.frame.FrameRecord;
import org.telltale.capture.frame.ProblemLog;
import org.telltale.capture.packet.LinkNames;

/**
 * One frame of a capture file with its bytes and what each of them is. Immutable; its array is not to be changed.
 *
 * @param format of the file, as {@code scan} names it
 * @param number of the frame, from 1
 * @param timeNanos capture clock, nanoseconds since 1970-01-01T00:00:00Z; empty if the file gives none
 * @param linkType LINKTYPE
 * @param offset where the frame's first byte stands in the file, or in what a compressed file expands to
 * @param captured how many of its bytes were captured
 * @param original how many there were on the link
 * @param bytes the whole record or block that holds it
 * @param before how many of these stand before the frame
 * @param fields by {@link FrameFields}
 */
public record FrameTree(String format, long number, Optional<Long> timeNanos, int linkType, long offset, int captured, long original, byte[] bytes,
		int before, List<Field> fields) {

	public FrameTree {
		fields = List.copyOf(fields);
	}

	/**
	 * What was found of a frame that was asked for.
	 *
	 * @param tree the frame; empty if the file has none of that number
	 * @param format of the file, as {@code scan} names it
	 * @param frames how many frames were read until it was found, or until the end
	 */
	public record Found(Optional<FrameTree> tree, String format, long frames) {

		/** Whether the file is a capture, compressed or not. */
		public boolean isCapture() {
			return FrameReader.isCapture(format);
		}
	}

	/**
	 * Reads a capture up to a frame.
	 *
	 * @param number of the frame, from 1
	 * @param progress hears how far it is, in bytes; if cancelled, nothing is found
	 * @throws IOException if the file cannot be opened or read
	 */
	public static Found read(Path file, long number, Progress progress) throws IOException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
				FrameReader reader = FrameReader.looking(channel, new ProblemLog(String.valueOf(file.getFileName())))) {
			Frame frame = new Frame();
			long size = channel.size();
			while (reader.next(frame)) {
				if (frame.number == number) {
					return new Found(Optional.of(of(reader.format(), frame, reader.record(frame))), reader.format(), number);
				}
				if ((frame.number & 0xfff) == 0) {
					progress.step("Looking for frame " + number, reader.offset(), size);
					if (progress.cancelled()) {
						break;
					}
				}
			}
			return new Found(Optional.empty(), reader.format(), reader.frames());
		}
	}

	private static FrameTree of(String format, Frame frame, FrameRecord record) {
		return new FrameTree(format, frame.number, frame.timed ? Optional.of(frame.timeNanos) : Optional.empty(), frame.linkType, frame.offset, frame.captured,
				frame.original, record.bytes(), record.before(), FrameFields.of(frame, record));
	}

	/** The link type's name; empty if it is not known. */
	public String linkName() {
		return LinkNames.of(linkType);
	}

	/** The frame as {@code show} prints it ({@code docs/formats/fields.md}). @param file what the capture is called */
	public Json.Fields toJson(String file) {
		Json.Fields json = Json.object().put("type", "frame").put("file", file).put("format", format).put("frame", number)
				.put("linkType", linkType).put("offset", offset).put("captured", captured).put("original", original).put("before", before)
				.put("bytes", HexFormat.of().formatHex(bytes)).put("fields", Json.array(fields.stream().map(field -> field.toJson(this::more)).toList()));
		timeNanos.ifPresent(time -> json.put("at", Long.toString(time)));
		return linkName().isEmpty() ? json : json.put("link", linkName());
	}

	private void more(Field field, Json.Fields json) {
		json.put("fileOffset", offset + field.offset()).putIfPresent("meaning", Meanings.of(field));
	}
}
