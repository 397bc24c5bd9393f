package org.telltale.acceptance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.rdf.model.Statement;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.Csv;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;

/** What leaves the sample case for other programs is what their standards and {@code docs/formats/export.md} say. */
@ExtendWith(DemoExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportTest {

	private Path folder;
	private Path caseFolder;
	private Model graph;

	@BeforeAll
	void export(Demo demo, @TempDir Path temporary) throws IOException {
		folder = temporary;
		caseFolder = demo.caseFolder();
		graph = CaseGraph.read(exported("case", "case.jsonld"));
	}

	private Path exported(String format, String name) {
		Path file = folder.resolve(name);
		Ran ran = Ran.here("export", caseFolder, "--format", format, "--out", file);
		assertEquals(0, ran.code(), ran.err());
		assertTrue(ran.err().contains("Unmasked"), "whoever exports is told: " + ran.err());
		return file;
	}

	@Test
	void theSameCaseGivesTheSameBytes() throws IOException {
		assertArrayEquals(Files.readAllBytes(folder.resolve("case.jsonld")), Files.readAllBytes(exported("case", "again.jsonld")));
		assertArrayEquals(Files.readAllBytes(exported("stix", "stix.json")), Files.readAllBytes(exported("stix", "stix-again.json")));
		assertArrayEquals(Files.readAllBytes(exported("csv", "tables.zip")), Files.readAllBytes(exported("csv", "tables-again.zip")));
	}

	@Test
	void theGraphConformsToTheShapes() throws IOException {
		assertEquals(List.of(), CaseGraph.faults(graph));
	}

	@Test
	void theGraphSaysWhatTheCaseSays() throws JsonSyntaxException {
		Set<String> files = new TreeSet<>();
		graph.listStatements(null, property(CaseGraph.TYPES + "hashValue"), (String) null).forEach(s -> files.add(s.getString()));
		for (String line : Ran.here("evidence", caseFolder, "--format", "json").lines()) {
			assertTrue(files.contains(JsonReader.read(line).text("evidence").orElseThrow()), "every item is there by its digest");
		}
		assertEquals(Ran.here("flows", caseFolder, "--format", "json").lines().size(), instances(CaseGraph.OBSERVABLE + "NetworkConnection"));
		assertEquals(Ran.here("sightings", caseFolder, "--format", "json").lines().size(), instances(CaseGraph.TELLTALE + "Match"));
		assertEquals(Ran.here("cells", caseFolder, "--format", "json").lines().size(), instances(CaseGraph.TELLTALE + "Verdict"));
		assertEquals(Ran.here("journal", caseFolder, "--format", "json").lines().size(),
				graph.listStatements(null, property(CaseGraph.TELLTALE + "journalSequence"), (String) null).toList().size());
		assertTrue(graph.contains(null, property(CaseGraph.OBSERVABLE + "IMEI"), graph.createTypedLiteral("004999010640174", XSDDatatype.XSDstring)), "the handset's IMEI, unmasked");
	}

	@Test
	void everyClassAndPropertyOfOursIsInThePublishedVocabulary() throws IOException {
		Model vocabulary = CaseGraph.turtle("export-vocabulary.ttl");
		Set<String> unknown = new TreeSet<>();
		for (Statement statement : graph.listStatements().toList()) {
			for (Resource used : List.of(statement.getPredicate(), statement.getObject().isURIResource() ? statement.getResource() : statement.getPredicate())) {
				if (used.getURI().startsWith(CaseGraph.TELLTALE) && !vocabulary.containsResource(used)) {
					unknown.add(used.getURI());
				}
			}
		}
		assertEquals(Set.of(), unknown);
		vocabulary.listSubjectsWithProperty(RDFS.subClassOf).forEach(own -> assertTrue(instances(own.getURI()) > 0, own + " is used in the sample"));
	}

	/** All at once, since one validation of the whole graph takes seconds; each is told by its own property. */
	@Test
	void whatIsWrongInAGraphIsRefused() throws IOException {
		Model wrong = ModelFactory.createDefaultModel().add(graph);
		String[] gone = { CaseGraph.OBSERVABLE + "srcBytes", CaseGraph.CORE + "isDirectional", CaseGraph.TELLTALE + "journalHead", CaseGraph.TELLTALE + "text", CaseGraph.OBSERVABLE + "encodingMethod" };
		for (String property : gone) {
			wrong.remove(first(wrong, property));
		}
		Map<String, RDFNode> others = new LinkedHashMap<>();
		others.put(CaseGraph.TYPES + "hashValue", wrong.createLiteral("no hexadecimal digits"));
		others.put(CaseGraph.OBSERVABLE + "startTime", wrong.createLiteral("yesterday"));
		others.put(CaseGraph.OBSERVABLE + "sourcePort", wrong.createTypedLiteral(65_536));
		others.put(CaseGraph.CORE + "target", wrong.createResource("urn:telltale:kb:nothing"));
		others.put(CaseGraph.TELLTALE + "verdict", wrong.createLiteral("proved"));
		others.put(CaseGraph.CORE + "confidence", wrong.createTypedLiteral("101", XSDDatatype.XSDnonNegativeInteger));
		others.forEach((property, value) -> {
			Statement old = first(wrong, property);
			wrong.remove(old).add(old.getSubject(), old.getPredicate(), value);
		});
		// links of the firmware have a strength too, of other words
		Property strength = property(CaseGraph.TELLTALE + "strength");
		Resource match = wrong.listSubjectsWithProperty(RDF.type, wrong.createResource(CaseGraph.TELLTALE + "Match")).next();
		match.removeAll(strength).addProperty(strength, "certain");
		Resource file = wrong.listSubjectsWithProperty(RDF.type, wrong.createResource(CaseGraph.OBSERVABLE + "File")).next();
		file.listProperties(property(CaseGraph.CORE + "hasFacet")).toList().forEach(facet -> facet.getResource().removeAll(property(CaseGraph.OBSERVABLE + "hash")));
		Resource facet = first(wrong, CaseGraph.CORE + "hasFacet").getResource();
		wrong.createResource("urn:telltale:kb:another").addProperty(property(CaseGraph.CORE + "hasFacet"), facet);
		List<String> faults = CaseGraph.faults(wrong);
		Stream.concat(Stream.of(gone), others.keySet().stream()).forEach(property -> assertTrue(faults.stream().anyMatch(fault -> fault.contains("<" + property + ">")), property + " in " + faults));
		assertTrue(faults.stream().anyMatch(fault -> fault.startsWith(match.getURI()) && fault.contains("<" + strength + ">")), "a strength that there is not: " + faults);
		assertTrue(faults.stream().anyMatch(fault -> fault.startsWith(file.getURI()) && fault.contains(CaseGraph.OBSERVABLE + "hash")), "a file without digest: " + faults);
		assertTrue(faults.stream().anyMatch(fault -> fault.startsWith(facet.getURI()) && fault.contains("hasFacet")), "a facet of two objects: " + faults);
		assertTrue(faults.stream().anyMatch(fault -> fault.startsWith("urn:telltale:kb:nothing")), "a reference to nothing: " + faults);
	}

	private static Statement first(Model model, String property) {
		return model.listStatements(null, property(property), (RDFNode) null).next();
	}

	private int instances(String type) {
		return graph.listSubjectsWithProperty(RDF.type, ResourceFactory.createResource(type)).toList().size();
	}

	private static Property property(String uri) {
		return ResourceFactory.createProperty(uri);
	}

	@Test
	void theBundleIsWhatItsSchemaSaysAndNothingDangles() throws IOException, JsonSyntaxException {
		String text = Files.readString(exported("stix", "bundle.json"), StandardCharsets.UTF_8);
		assertEquals(List.of(), PublishedSchemas.read().documentFaults("stix-bundle", text));
		Json bundle = JsonReader.read(text);
		Set<String> ids = new HashSet<>();
		bundle.items("objects").forEach(object -> assertTrue(ids.add(object.text("id").orElseThrow()), "each object once"));
		for (Json object : bundle.items("objects")) {
			for (String member : List.of("created_by_ref", "source_ref", "target_ref", "src_ref", "dst_ref")) {
				object.text(member).ifPresent(ref -> assertTrue(ids.contains(ref), member + " " + ref));
			}
			List.of("object_refs", "object_marking_refs").forEach(member -> object.items(member).forEach(ref -> assertTrue(ids.contains(ref.asText().orElseThrow()), member + " " + ref)));
		}
		long flows = bundle.items("objects").stream().filter(object -> object.text("type").orElse("").equals("network-traffic")).count();
		assertEquals(Ran.here("flows", caseFolder, "--format", "json").lines().size(), flows);
	}

	@Test
	void aBundleThatIsWrongIsRefusedByTheSchema() throws IOException, JsonSyntaxException {
		String text = Files.readString(exported("stix", "wrong.json"), StandardCharsets.UTF_8);
		PublishedSchemas schemas = PublishedSchemas.read();
		for (String[] change : new String[][] { { "\"spec_version\":\"2.1\"", "\"spec_version\":\"2.0\"" }, { "\"type\":\"ipv4-addr\"", "\"type\":\"ipv4\"" },
				{ "\"number_observed\":", "\"number_seen\":" }, { "\"dst_port\":", "\"dst_port\":-" }, { "\"relationship_type\":", "\"relation\":" }, { "\"id\":\"file--", "\"id\":\"files--" } }) {
			assertTrue(text.contains(change[0]), change[0]);
			assertFalse(schemas.documentFaults("stix-bundle", text.replaceFirst(Pattern.quote(change[0]), change[1])).isEmpty(), "refused: " + change[1]);
		}
	}

	@Test
	void tablesAreReadBackRowForRow() throws IOException, JsonSyntaxException {
		Path zip = exported("csv", "read.zip");
		Path tables = exported("csv", "tables");
		Json head = JsonReader.read(Files.readString(tables.resolve("export.json"), StandardCharsets.UTF_8));
		assertEquals(List.of(), PublishedSchemas.read().documentFaults("table-export", head.toString()));
		int files = 0;
		try (InputStream in = Files.newInputStream(zip); ZipInputStream entries = new ZipInputStream(in, StandardCharsets.UTF_8)) {
			for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
				byte[] content = entries.readAllBytes();
				String name = entry.getName();
				assertArrayEquals(Files.readAllBytes(tables.resolve(name)), content, "folder and archive hold the same");
				files++;
				if (name.endsWith(".csv")) {
					Csv csv = Csv.of(new String(content, StandardCharsets.UTF_8));
					assertEquals(List.of(), csv.faults(), name);
					assertEquals(head.get("rows").orElseThrow().integer(name.replace(".csv", "")).orElseThrow(), csv.rows().size() - 1L, name);
					int columns = csv.rows().getFirst().cells().size();
					csv.rows().forEach(row -> assertEquals(columns, row.cells().size(), name + " line " + row.line()));
					csv.rows().stream().flatMap(row -> row.cells().stream()).forEach(cell -> assertFalse(!cell.matches("-?[0-9]+(\\.[0-9]+)?") && cell.matches("(?s)[=+\\-@\\t\\r].*"), cell));
				}
			}
		}
		assertEquals(22, files);
		assertEquals(values("exhibits", "value"), column(Csv.of(Files.readString(tables.resolve("exhibits.csv"), StandardCharsets.UTF_8)), "value"));
	}

	/** A member of a list's records, sorted. */
	private List<String> values(String command, String member) throws JsonSyntaxException {
		List<String> values = new ArrayList<>();
		for (String line : Ran.here(command, caseFolder, "--format", "json").lines()) {
			values.add(JsonReader.read(line).text(member).orElse(""));
		}
		return values.stream().sorted().toList();
	}

	/** A column as its reader takes it, without the apostrophe in front of what could be a formula; sorted. */
	private static List<String> column(Csv csv, String name) {
		int column = csv.rows().getFirst().cells().indexOf(name);
		return csv.rows().stream().skip(1).map(row -> row.cells().get(column)).map(cell -> cell.matches("(?s)'+[=+\\-@\\t\\r\\n＝＋－＠].*") ? cell.substring(1) : cell).sorted().toList();
	}
}
