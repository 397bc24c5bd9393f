package org.telltale.seal;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.telltale.base.Digest;
import org.telltale.base.Progress;
import org.telltale.base.json.Json;
import org.telltale.seal.facts.Fact;
import org.telltale.seal.facts.FactFile;
import org.telltale.seal.facts.Manifest;
import org.telltale.seal.pdf.SignedBytes;
import org.telltale.seal.pdf.SignedStructure;
import org.telltale.seal.recount.Capture;
import org.telltale.seal.recount.DisclosureIndex;
import org.telltale.seal.recount.EvidenceFolder;
import org.telltale.seal.recount.MissingEvidence;
import org.telltale.seal.recount.Parts;
import org.telltale.seal.recount.Skip;
import org.telltale.seal.refusal.Refusal;
import org.telltale.seal.verify.Cited;
import org.telltale.seal.verify.FactCheck;
import org.telltale.seal.verify.FactTable;
import org.telltale.seal.verify.NameCheck;
import org.telltale.seal.verify.SightingCheck;

/**
 * Gives out what the replayed facts of a report read, and no more: whole MiB of the evidence (docs/formats/disclosure.md), so that somebody who may not see the rest can
 * replay them. What was written is replayed before it is given; where parts do not suffice, a file is given whole.
 */
public final class Disclosure {

	private static final Set<String> REPLAYED = Set.of("sighting", "name");

	/**
	 * What was given.
	 *
	 * @param evidence ids of the items of which something was given
	 * @param whole how many of them whole
	 * @param bytes how many bytes of evidence
	 * @param replayed how many facts can be replayed from it
	 * @param left labels of replayed facts that cannot, since their evidence is not in the case
	 * @param index digest of the index
	 */
	public record Given(List<String> evidence, int whole, long bytes, int replayed, List<String> left, Digest index) {

		public Given {
			evidence = List.copyOf(evidence);
			left = List.copyOf(left);
		}
	}

	private final FactFile facts;
	private final FactTable table;
	private final EvidenceFolder folder;
	private final Path out;

	private Disclosure(FactFile facts, FactTable table, EvidenceFolder folder, Path out) {
		this.facts = facts;
		this.table = table;
		this.folder = folder;
		this.out = out;
	}

	/**
	 * Writes a disclosure.
	 *
	 * @param report a sealed report
	 * @param evidence files of whole evidence; known by their digests
	 * @param out a folder that does not exist yet
	 * @throws SealException if the report is none, a replayed fact does not hold, or a file cannot be read or written
	 */
	public static Given write(Path report, Iterable<Path> evidence, Path out, Progress progress) throws SealException {
		try {
			byte[] pdf = Files.readAllBytes(report);
			Map<String, byte[]> attached = SignedStructure.of(SignedBytes.find(pdf)).attachments();
			requireUnmasked(attached);
			byte[] facts = attached.getOrDefault(Attachment.FACTS, new byte[0]);
			FactFile file = FactFile.read(facts);
			try (EvidenceFolder folder = new EvidenceFolder(evidence, progress)) {
				Files.createDirectories(out.resolve(DisclosureIndex.PARTS));
				return new Disclosure(file, new FactTable(file), folder, out).write(pdf, facts);
			}
		} catch (Refusal e) {
			throw new SealException("Nothing of " + report + " can be disclosed: " + e.getMessage(), e);
		} catch (IOException e) {
			throw new SealException("The disclosure " + out + " could not be written: " + e.getMessage() + ". Check the folder and the disk.", e);
		}
	}

	/** What a public report masks nobody can look for; its facts are those of the full one. */
	private static void requireUnmasked(Map<String, byte[]> attached) throws Refusal {
		byte[] manifest = attached.get(Attachment.MANIFEST);
		Refusal.unless(manifest == null || Manifest.read(manifest).json().get("disclosure").isEmpty(),
				"it is a public report, whose facts are masked. Name the full report of the same case: what is given out holds for both");
	}

	private Given write(byte[] pdf, byte[] factBytes) throws Refusal, IOException {
		Cited cited = new Cited(table, folder);
		List<Fact> replayed = new ArrayList<>();
		List<String> left = new ArrayList<>();
		for (Fact fact : facts.facts()) {
			if (REPLAYED.contains(fact.type())) {
				if (cited.add(fact)) {
					replayed.add(fact);
				} else {
					left.add(fact.label());
				}
			}
		}
		Digest index = give(cited, pdf, factBytes);
		List<Fact> failing = failing(replayed);
		for (Fact fact : failing) {
			cited.addWhole(fact);
		}
		if (!failing.isEmpty()) {
			index = give(cited, pdf, factBytes);
			List<Fact> still = failing(failing);
			Refusal.unless(still.isEmpty(), "facts cannot be replayed from what would be given: " + still.stream().map(Fact::label).toList());
		}
		int whole = 0;
		long bytes = 0;
		for (var item : cited.mib().entrySet()) {
			EvidenceFolder.Item of = folder.item(item.getKey()).orElseThrow();
			whole += item.getValue().size() == of.mib().size() ? 1 : 0;
			bytes += item.getValue().stream().mapToLong(mib -> Math.min(Parts.MIB, of.length() - (long) mib * Parts.MIB)).sum();
		}
		return new Given(List.copyOf(cited.mib().keySet()), whole, bytes, replayed.size(), left, index);
	}

	/** Those that do not hold on what was written. */
	private List<Fact> failing(List<Fact> replayed) throws IOException {
		List<Fact> failing = new ArrayList<>();
		try (EvidenceFolder given = new EvidenceFolder(out, Progress.NONE)) {
			Map<String, FactCheck> checks = Map.of("sighting", new SightingCheck(table, given), "name", new NameCheck(table, given));
			for (Fact fact : replayed) {
				boolean holds;
				try {
					holds = checks.get(fact.type()).holds(fact);
				} catch (Refusal | MissingEvidence notFromParts) {
					holds = false;
				}
				if (!holds) {
					failing.add(fact);
				}
			}
		}
		return failing;
	}

	private Digest give(Cited cited, byte[] pdf, byte[] factBytes) throws Refusal, IOException {
		List<Json> items = new ArrayList<>();
		for (Map.Entry<String, TreeSet<Integer>> wanted : cited.mib().entrySet()) {
			items.add(give(wanted.getKey(), wanted.getValue()));
		}
		Json index = Json.object().put("v", 1).put("report", Digest.sha256(pdf).hex()).put("facts", Digest.sha256(factBytes).hex()).put("evidence", Json.array(items));
		byte[] bytes = (index + "\n").getBytes(StandardCharsets.UTF_8);
		Files.write(out.resolve(DisclosureIndex.NAME), bytes);
		return Digest.sha256(bytes);
	}

	private Json give(String evidence, TreeSet<Integer> wanted) throws Refusal, IOException {
		Fact described = table.evidence(evidence);
		EvidenceFolder.Item item = folder.item(evidence).orElseThrow();
		Json.Fields entry = Json.object().put("evidence", evidence).put("name", described.text("name")).put("length", item.length());
		List<Skip> skips = skips(evidence, wanted);
		if (skips.stream().anyMatch(skip -> skip.passes(wanted, item.length()))) {
			// bytes that are given are never passed over
			for (int mib = 0; mib < item.mib().size(); mib++) {
				wanted.add(mib);
			}
		}
		if (wanted.size() == item.mib().size()) {
			Files.copy(item.path(), out.resolve(evidence + ".bin"), StandardCopyOption.REPLACE_EXISTING);
			return entry.put("file", evidence + ".bin");
		}
		try (SeekableByteChannel file = Files.newByteChannel(item.path())) {
			for (int mib : wanted) {
				ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(Parts.MIB, item.length() - (long) mib * Parts.MIB));
				file.position((long) mib * Parts.MIB);
				while (bytes.hasRemaining()) {
					if (file.read(bytes) < 0) {
						throw new EOFException(item.path() + " became shorter while it was read");
					}
				}
				Files.write(out.resolve(DisclosureIndex.file(evidence, mib)), bytes.array());
			}
		}
		return entry.put("mib", Json.array(wanted.stream().map(mib -> Json.of(mib)).toList())).put("skips", Json.array(skips.stream().<Json>map(skip -> Json.object().put("at", skip.at()).put("frames", skip.frames()).put("next", skip.next())).toList()));
	}

	/** The runs of records that are not wholly in what is given; none for an item that is no capture. */
	private List<Skip> skips(String evidence, Set<Integer> given) throws IOException {
		List<Skip> skips = new ArrayList<>();
		Optional<Capture> capture = folder.capture(evidence);
		int frames = capture.map(Capture::frames).orElse(0);
		int run = 0;
		for (int frame = 1; frame <= frames; frame++) {
			boolean there = within(capture.get().record(frame).offset(), capture.get().record(frame).end(), given);
			run = there ? 0 : run + 1;
			boolean ends = run > 0 && (frame == frames || within(capture.get().record(frame + 1).offset(), capture.get().record(frame + 1).end(), given));
			if (ends) {
				skips.add(new Skip(capture.get().record(frame - run + 1).offset(), run, capture.get().record(frame).end()));
			}
		}
		return skips;
	}

	private static boolean within(long from, long end, Set<Integer> given) {
		for (long mib = from / Parts.MIB; mib * Parts.MIB < end; mib++) {
			if (!given.contains((int) mib)) {
				return false;
			}
		}
		return true;
	}
}
