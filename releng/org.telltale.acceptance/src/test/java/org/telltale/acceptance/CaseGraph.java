package org.telltale.acceptance;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;

/** A CASE document as RDF, and the published shapes that it is held against. */
final class CaseGraph {

	static final String CORE = "https://ontology.unifiedcyberontology.org/uco/core/";
	static final String OBSERVABLE = "https://ontology.unifiedcyberontology.org/uco/observable/";
	static final String TYPES = "https://ontology.unifiedcyberontology.org/uco/types/";
	static final String TELLTALE = "urn:telltale:exchange:1:";

	private static final Path FORMATS = Path.of(System.getProperty("telltale.formats", "../../docs/formats"));

	private CaseGraph() {
	}

	/** Reads a document by the rules of JSON-LD 1.1; it names no context that would have to be fetched. */
	static Model read(Path file) throws IOException {
		return read(file, Lang.JSONLD11);
	}

	static Model turtle(String name) throws IOException {
		return read(FORMATS.resolve(name), Lang.TURTLE);
	}

	private static Model read(Path file, Lang language) throws IOException {
		Model model = ModelFactory.createDefaultModel();
		RDFDataMgr.read(model, new StringReader(Files.readString(file, StandardCharsets.UTF_8)), "", language);
		return model;
	}

	/** What the shapes refuse, one line each; empty if the graph conforms. */
	static List<String> faults(Model data) throws IOException {
		Model shapes = turtle("export-shapes.ttl");
		Model whole = ModelFactory.createDefaultModel().add(data).add(shapes);
		return ShaclValidator.get().validate(Shapes.parse(shapes), whole.getGraph()).getEntries().stream()
				.map(entry -> entry.focusNode() + " " + entry.resultPath() + " " + entry.value() + ": " + entry.message()).sorted().toList();
	}
}
