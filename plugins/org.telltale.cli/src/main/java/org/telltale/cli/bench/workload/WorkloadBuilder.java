package org.telltale.cli.bench.workload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

import org.telltale.base.Digest;
import org.telltale.base.Progress;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;

/**
 * Makes the captures that the benchmark reads, or finds them made. Beside each one lies a note of what it was made from; a capture is used again if folder content,
 * seed, rules and size are the same. A smaller one is, but for its last frames, the beginning of a larger one.
 */
public final class WorkloadBuilder {

	/** Counted up when the rules change, so that older files are not taken for what they are not. */
	private static final int RULES = 1;

	private final Template template;
	private final String made;
	private final long seed;
	private final int files;

	private WorkloadBuilder(Template template, String made, long seed, int files) {
		this.template = template;
		this.made = made;
		this.seed = seed;
		this.files = files;
	}

	/** Reads a folder of captures; empty if none of them can be used. */
	public static Optional<WorkloadBuilder> of(Path folder, long seed) throws IOException {
		Sources sources = Sources.of(folder);
		if (sources.captures().isEmpty()) {
			return Optional.empty();
		}
		Template template = Template.of(Mix.of(sources), seed);
		return template.frames().isEmpty() ? Optional.empty() : Optional.of(new WorkloadBuilder(template, digest(sources), seed, sources.captures().size()));
	}

	/** How many captures a repetition is made of, without copies. */
	public int sourceFiles() {
		return files;
	}

	/** Frames of one repetition. */
	public int repetitionFrames() {
		return template.frames().size();
	}

	/**
	 * A capture of a size.
	 *
	 * @param folder where captures are kept; made if it is not there
	 * @param name   of the file
	 */
	public Workload build(Path folder, String name, long size, Progress progress) throws IOException {
		Files.createDirectories(folder);
		Path file = folder.resolve(name);
		Path note = folder.resolve(name + ".json");
		Optional<Workload> there = noted(file, note, size);
		if (there.isPresent()) {
			return there.get();
		}
		Path part = folder.resolve(name + ".part");
		Workload written = new WorkloadWriter(template, seed).write(part, size, progress);
		Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
		Workload workload = new Workload(file, written.bytes(), written.frames(), written.frameBytes(), written.flows());
		Files.writeString(note, note(workload, size) + "\n", StandardCharsets.UTF_8);
		return workload;
	}

	/** A capture of the one first TCP frame of the template: what start-up is measured with. */
	public Path oneFrame(Path folder) throws IOException {
		Files.createDirectories(folder);
		Path file = folder.resolve("workload-one-frame.pcap");
		Template.Timed first = template.frames().stream().filter(frame -> frame.newFlows() > 0).findFirst().orElse(template.frames().getFirst());
		Template one = new Template(template.book(), List.of(first));
		new WorkloadWriter(one, seed).write(file, 40 + first.frame().bytes().length, Progress.NONE);
		return file;
	}

	private Optional<Workload> noted(Path file, Path note, long size) throws IOException {
		if (!Files.isRegularFile(file) || !Files.isRegularFile(note)) {
			return Optional.empty();
		}
		try {
			Json read = JsonReader.read(Files.readString(note, StandardCharsets.UTF_8));
			Workload workload = new Workload(file, Files.size(file), number(read, "frames"), number(read, "frameBytes"), number(read, "flows"));
			return read.toString().equals(note(workload, size).toString()) ? Optional.of(workload) : Optional.empty();
		} catch (JsonSyntaxException cut) {
			return Optional.empty();
		}
	}

	private static long number(Json note, String member) {
		return note.integer(member).orElse(-1L);
	}

	private Json note(Workload workload, long size) {
		return Json.object().put("rules", RULES).put("sources", made).put("seed", Long.toString(seed)).put("wanted", size).put("bytes", workload.bytes())
				.put("frames", workload.frames()).put("frameBytes", workload.frameBytes()).put("flows", workload.flows());
	}

	private static String digest(Sources sources) {
		MessageDigest digester = Digest.newDigester(Digest.SHA_256);
		for (SourceCapture capture : sources.captures()) {
			digester.update(capture.name().getBytes(StandardCharsets.UTF_8));
			for (SourceFrame frame : capture.frames()) {
				digester.update(ByteBuffer.allocate(16).putLong(frame.timeNanos()).putInt(frame.originalLength()).putInt(frame.bytes().length).flip());
				digester.update(frame.bytes());
			}
		}
		return Digest.of(Digest.SHA_256, digester.digest()).hex();
	}
}
