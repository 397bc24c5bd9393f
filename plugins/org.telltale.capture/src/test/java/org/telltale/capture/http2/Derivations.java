package org.telltale.capture.http2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.telltale.base.ByteRange;
import org.telltale.base.Progress;
import org.telltale.base.json.Json;
import org.telltale.capture.CaptureListener;
import org.telltale.capture.CaptureOptions;
import org.telltale.capture.CaptureReader;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.protocol.CaptureRecord;

/** Does the steps of HTTP/2 layers again from their parents' bytes, and looks whether their maps hold. */
final class Derivations {

	private Derivations() {
	}

	static byte[] join(byte[]... parts) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (byte[] part : parts) {
			out.writeBytes(part);
		}
		return out.toByteArray();
	}

	static String member(Json json, String name) {
		return ((Json.Fields) json).get(name).map(Object::toString).orElse("");
	}

	/** Checks all layers. */
	static void check(List<Layer> layers) {
		for (Layer layer : layers) {
			Layer parent = layer.parent().orElse(layer);
			int tableSize = number(layer, "tableSize");
			switch (layer.op()) {
				case "http2.headers" -> {
					HeaderText text = HeaderText.of(parent.bytes(), tableSize, number(layer, "skip")).orElseThrow();
					assertArrayEquals(text.bytes(), layer.bytes());
					assertTrue(layer.length() > 0);
				}
				case "http2.data" -> {
					assertArrayEquals(data(parent.bytes(), number(layer, "stream")), layer.bytes());
					mapped(layer, parent);
				}
				default -> {
					// not of this package
				}
			}
			if (parent != layer) {
				List<FrameRef> frames = layer.frames(layer.all());
				assertTrue(!frames.isEmpty());
				assertEquals(frames.getLast(), frames.stream().max(FrameRef::compareTo).orElseThrow());
				for (ByteRange range : layer.leafRanges(layer.all())) {
					assertTrue(range.end() <= layer.leaf().length());
				}
			}
		}
	}

	private static void mapped(Layer layer, Layer parent) {
		for (int i = 0; i < layer.length(); i += 1 + layer.length() / 20) {
			ByteRange place = layer.leafRanges(new ByteRange(i, 1)).getFirst();
			assertEquals(layer.bytes()[i], parent.bytes()[(int) place.offset()]);
		}
	}

	private static int number(Layer layer, String name) {
		return layer.params().get(name).map(value -> Integer.parseInt(value.toString())).orElse(-1);
	}

	/** {@code http2.data} of derivation.md, written from the text. */
	private static byte[] data(byte[] frames, int stream) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		int at = 0;
		while (frames.length - at >= 9) {
			int length = (frames[at] & 0xff) << 16 | (frames[at + 1] & 0xff) << 8 | frames[at + 2] & 0xff;
			int id = (frames[at + 5] & 0x7f) << 24 | (frames[at + 6] & 0xff) << 16 | (frames[at + 7] & 0xff) << 8 | frames[at + 8] & 0xff;
			if (frames[at + 3] == 0 && id == stream) {
				boolean padded = (frames[at + 4] & 8) != 0;
				int from = at + 9 + (padded ? 1 : 0);
				int to = Math.min(frames.length, at + 9 + length - (padded ? frames[at + 9] & 0xff : 0));
				out.writeBytes(Arrays.copyOfRange(frames, from, to));
			}
			at += 9 + length;
		}
		return out.toByteArray();
	}

	/** The records of a capture if nobody listens to layers, nor needs derivations. */
	static List<String> recordsWithoutLayers(byte[] file) {
		List<String> records = new ArrayList<>();
		CaptureListener listener = new CaptureListener() {
			@Override
			public Set<Want> wants() {
				return Set.of(Want.FRAMES, Want.PARTS);
			}

			@Override
			public void record(CaptureRecord record) {
				records.add(record.toJson("0123456789abcdef").toString());
			}
		};
		try {
			Path path = Files.createTempFile("capture", ".pcap");
			try {
				Files.write(path, file);
				CaptureReader.read(path, CaptureOptions.DEFAULT, listener, Progress.NONE);
			} finally {
				Files.delete(path);
			}
		} catch (IOException failed) {
			throw new UncheckedIOException(failed);
		}
		return records;
	}
}
