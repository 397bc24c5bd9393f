package org.telltale.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.telltale.base.Progress;
import org.telltale.base.json.Json;
import org.telltale.capture.CaptureListener;
import org.telltale.capture.CaptureOptions;
import org.telltale.capture.CaptureReader;
import org.telltale.capture.SetSummary;
import org.telltale.capture.frame.CaptureSet;
import org.telltale.capture.protocol.CaptureRecord;
import org.telltale.capture.protocol.NameSeen;
import org.telltale.capture.set.SetNaming;

/** Cuts a capture into two to four files, and reads these as a set: each line must find its file. */
final class SetTarget {

	/** Bytes that choose: how many files, and where each of the three cuts is. */
	static final int CHOICES = 7;
	private static final int WITH_HEADER = 4;
	private static final int PCAP_HEADER = 24;

	private SetTarget() {
	}

	/** Everything is heard, and written. */
	private static final class Hearer implements CaptureListener {

		private final List<Json.Fields> lines = new ArrayList<>();

		@Override
		public void record(CaptureRecord record) {
			lines.add((Json.Fields) record.toJson(SetNaming.UNKNOWN));
		}

		@Override
		public void name(NameSeen name) {
			lines.add(Json.object().put("frame", name.frame()).put("derivation", name.derivation().orElseThrow().toJson(SetNaming.UNKNOWN)));
		}
	}

	/** The first byte chooses how many files, and whether those behind the first begin with the 24 bytes of its header; two bytes each where they are cut. */
	static void feed(byte[] data, CaptureOptions options) {
		byte[] choices = Arrays.copyOf(data, CHOICES);
		byte[] capture = Arrays.copyOfRange(data, Math.min(CHOICES, data.length), data.length);
		try (FolderOfFiles folder = new FolderOfFiles()) {
			Hearer hearer = new Hearer();
			SetSummary summary = CaptureReader.read(CaptureSet.of(files(folder, choices, capture)), options, hearer, Progress.NONE);
			SetNaming naming = new SetNaming(summary.places());
			hearer.lines.forEach(line -> named(naming.named(line)));
		} catch (IOException impossible) {
			throw new UncheckedIOException(impossible);
		}
	}

	/** Only what the evidence says may look like the capture whose digest is not known: members that name it may not. */
	private static void named(Json.Fields line) {
		for (String member : List.of("flow", "evidence")) {
			if (line.text(member).filter(value -> value.startsWith(SetNaming.UNKNOWN)).isPresent()) {
				throw new IllegalStateException("no file: " + line);
			}
		}
		line.integer("frame").filter(frame -> frame < 0).ifPresent(frame -> {
			throw new IllegalStateException("a frame of another file: " + line);
		});
	}

	private static List<Path> files(FolderOfFiles folder, byte[] choices, byte[] capture) throws IOException {
		int count = 2 + (choices[0] & 3) % 3;
		int[] cuts = new int[count + 1];
		for (int i = 1; i < count; i++) {
			cuts[i] = ((choices[2 * i - 1] & 0xff) << 8 | choices[2 * i] & 0xff) % (capture.length + 1);
		}
		cuts[count] = capture.length;
		Arrays.sort(cuts);
		List<Path> files = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			ByteArrayOutputStream file = new ByteArrayOutputStream();
			if (i > 0 && (choices[0] & WITH_HEADER) != 0) {
				file.write(capture, 0, Math.min(PCAP_HEADER, capture.length));
			}
			file.write(capture, cuts[i], cuts[i + 1] - cuts[i]);
			files.add(folder.file("fuzz" + i, file.toByteArray()));
		}
		return files;
	}
}
