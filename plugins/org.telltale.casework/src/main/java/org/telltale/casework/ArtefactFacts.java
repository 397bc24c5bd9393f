package org.telltale.casework;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.telltale.base.Digest;
import org.telltale.base.ExhibitKind;
import org.telltale.base.Problem;
import org.telltale.base.Where;
import org.telltale.base.json.Json;
import org.telltale.casework.facts.CaptureFactCollector;
import org.telltale.casework.facts.FactLine;
import org.telltale.handset.Exhibit;
import org.telltale.handset.ExhibitSource;

/**
 * Makes facts of the records that the firmware and handset engines stream. Of the files in an image only those become artefacts that are
 * packages or hold an indicator of an endpoint, a default or a text of consent; all are counted.
 */
final class ArtefactFacts {

	private static final Set<String> ENDPOINTS = Set.of("host", "url", "address", "ipv4", "ipv6");

	private final String evidence;
	private final Optional<HandsetContents> contents;
	private final Map<String, Json.Fields> files = new HashMap<>();
	private final Map<String, Json.Fields> artefacts = new LinkedHashMap<>();
	private final Map<String, Integer> counts = new TreeMap<>();
	private final List<Json.Fields> facts = new ArrayList<>();
	private final List<Exhibit> exhibits = new ArrayList<>();
	private final List<Problem> problems = new ArrayList<>();
	private String format = "";

	private ArtefactFacts(String evidence, String format, Optional<HandsetContents> contents) {
		this.evidence = evidence;
		this.format = format;
		this.contents = contents;
	}

	/** For the records of a firmware image or package; they tell its format. */
	static ArtefactFacts ofFirmware(String evidence) {
		return new ArtefactFacts(evidence, "", Optional.empty());
	}

	/** For the records of a handset's file. */
	static ArtefactFacts ofHandset(String evidence, String format) {
		return new ArtefactFacts(evidence, format, Optional.of(new HandsetContents(evidence, format)));
	}

	void add(Json.Fields line) {
		String type = line.text("type").orElse("");
		counts.merge(type, 1, Integer::sum);
		Optional<Json.Fields> quoted = contents.flatMap(account -> account.add(line));
		if (quoted.isPresent()) {
			facts.add(quoted.get());
			return;
		}
		switch (type) {
			case "image", "partition", "file" -> {
				files.put(line.text("id").orElse(""), line);
				if (format.isEmpty()) {
					format = line.text("format").or(() -> line.text("fileSystem")).orElse("");
				}
			}
			case "package" -> artefact(line.text("parent").orElse("")).ifPresentOrElse(fact -> enrich(fact, line), () -> orphan(line));
			case "indicator" -> indicator(line);
			case "exhibit" -> exhibit(line);
			case "setting" -> setting(line);
			case "default", "text" -> said(line);
			case "problem" -> problem(problem(line));
			default -> {
				// other records are counted alone
			}
		}
	}

	void problem(Problem problem) {
		problems.add(problem);
		facts.add(CaptureFactCollector.problemFact(problem));
	}

	private void orphan(Json.Fields line) {
		problem(new Problem("firmware.package-without-file", Where.at(evidence, 0, 0), "The package \"" + line.text("name").orElse("")
				+ "\" belongs to no file that was listed.", "It is not among the artefacts."));
	}

	private void indicator(Json.Fields line) {
		if (ENDPOINTS.contains(line.text("kind").orElse("")) && !line.bool("documentation").orElse(false)) {
			artefact(line.text("parent").orElse(""));
			Json.Fields fact = FactLine.of("indicator", "quoted").put("evidence", evidence).put("artefact", line.text("parent").orElse(""))
					.put("indicator", line.text("id").orElse("")).put("kind", line.text("kind").orElse("")).put("value", line.text("value").orElse(""));
			line.integer("offset").ifPresent(offset -> fact.put("offset", offset));
			line.integer("length").ifPresent(length -> fact.put("length", length));
			line.integer("imageOffset").ifPresent(offset -> fact.put("imageOffset", offset));
			line.text("grade").ifPresent(grade -> fact.put("grade", grade));
			facts.add(FactLine.identified(fact));
		}
	}

	private Optional<Json.Fields> artefact(String id) {
		Json.Fields line = files.get(id);
		if (line == null) {
			return Optional.empty();
		}
		return Optional.of(artefacts.computeIfAbsent(id, key -> {
			Json.Fields fact = FactLine.of("artefact", "quoted").put("artefact", id).put("evidence", evidence).put("path", line.text("path").orElse(""));
			line.integer("length").ifPresent(length -> fact.put("length", length));
			line.integer("imageOffset").ifPresent(offset -> fact.put("imageOffset", offset));
			line.text("sha256").ifPresent(sha -> fact.put("sha256", sha));
			return fact;
		}));
	}

	private static void enrich(Json.Fields fact, Json.Fields line) {
		line.text("name").ifPresent(name -> fact.put("package", name));
		line.text("versionName").ifPresent(version -> fact.put("version", version));
		line.get("permissions").ifPresent(permissions -> fact.put("permissions", permissions));
		line.get("signers").ifPresent(signers -> fact.put("signers", signers));
		line.text("signature").ifPresent(signature -> fact.put("signature", signature));
	}

	private void exhibit(Json.Fields line) {
		Optional<ExhibitKind> kind = line.text("kind").flatMap(ExhibitKind::named);
		if (kind.isEmpty()) {
			problem(new Problem("handset.exhibit-kind", Where.at(evidence, 0, 0), "A record of the unknown kind \"" + line.text("kind").orElse("")
					+ "\" was found.", "It is not among the exhibits and was not searched for."));
			return;
		}
		Json source = line.get("source").orElse(Json.object());
		Map<String, String> attributes = new TreeMap<>();
		if (line.get("attributes").orElse(Json.NULL) instanceof Json.Fields fields) {
			fields.members().forEach((name, value) -> value.asText().ifPresent(text -> attributes.put(name, text)));
		}
		exhibits.add(new Exhibit(line.text("id").orElse(""), kind.get(), line.text("value").orElse(""),
				line.text("sha256").map(sha -> new Digest(Digest.SHA_256, sha)), attributes,
				new ExhibitSource(evidence, source.text("path").orElse(""), source.text("table"), source.integer("row"), places(kind.get(), source), Optional.empty(),
						source.text("deleted"))));
	}

	/** Of pictures, where their bytes stand in this file; none where they stand in another, or in one inside it that is packed. */
	private List<Where> places(ExhibitKind kind, Json source) {
		List<Where> places = new ArrayList<>();
		for (Json place : kind == ExhibitKind.PHOTO ? source.items("places") : List.<Json>of()) {
			if (!place.text("evidence").equals(Optional.of(evidence))) {
				return List.of();
			}
			places.add(Where.at(evidence, place.integer("offset").orElse(0L), place.integer("length").orElse(0L)));
		}
		return places;
	}

	private void setting(Json.Fields line) {
		Json.Fields fact = line.copy().put("class", "quoted").put("evidence", evidence);
		facts.add(FactLine.identified(fact));
	}

	/** A default or a text of a ROM; the file that holds it is an artefact. */
	private void said(Json.Fields line) {
		artefact(line.text("parent").orElse(""));
		facts.add(RomFacts.of(evidence, line));
	}

	private Problem problem(Json.Fields line) {
		Json where = line.get("where").orElse(Json.object());
		return new Problem(line.text("code").orElse("unknown"), Where.at(evidence, where.integer("offset").orElse(0L), where.integer("length").orElse(0L)),
				line.text("what").orElse(""), line.text("consequence").orElse(""));
	}

	List<Json.Fields> facts() {
		List<Json.Fields> all = new ArrayList<>(facts);
		artefacts.values().forEach(fact -> all.add(FactLine.identified(fact)));
		contents.ifPresent(account -> all.add(account.fact()));
		return FactLine.sorted(all);
	}

	List<Exhibit> exhibits() {
		return List.copyOf(exhibits);
	}

	List<Problem> problems() {
		return List.copyOf(problems);
	}

	String format() {
		return format;
	}

	/** Counts by record type, in words. */
	String summary() {
		return counts.isEmpty() ? "nothing was recognised in it"
				: String.join(", ", counts.entrySet().stream().map(e -> e.getValue() + " " + e.getKey() + (e.getValue() == 1 ? "" : "s")).toList());
	}
}
