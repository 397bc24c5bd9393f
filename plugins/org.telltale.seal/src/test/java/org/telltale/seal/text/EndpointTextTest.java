package org.telltale.seal.text;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.telltale.base.Digest;
import org.telltale.base.json.Json;
import org.telltale.seal.facts.Fact;
import org.telltale.seal.facts.FactFile;
import org.telltale.seal.refusal.Refusal;

class EndpointTextTest {

	private static final String UNKNOWN = "unknown [U1]unknown [U1]";

	private final List<Fact> facts = new ArrayList<>();

	private Json.Fields fact(String type) {
		Json.Fields json = Json.object();
		facts.add(new Fact(String.format("%064x", facts.size()), type, "quoted", json));
		return json;
	}

	private static Json both(long out, long in) {
		return Json.object().put("out", out).put("in", in);
	}

	private Json.Fields flow(String name, String evidence, String server, long out, long in) {
		return fact("flow").put("flow", name).put("evidence", evidence).put("server", Json.object().put("address", server).put("port", 80)).put("bytes", both(out, in)).put("unreadable", both(out / 10, 0));
	}

	private void point(String run, String point, String evidence, String... sees) {
		fact("capture-point").put("run", run).put("point", point).put("evidence", evidence).put("sees", Json.texts(List.of(sees)));
	}

	private void name(String address, String name, String source, long at, long frame) {
		fact("name").put("address", address).put("name", name).put("source", source).put("at", Long.toString(at)).put("frame", frame);
	}

	private void sighting(String flow, String server, String direction) {
		fact("sighting").put("flow", flow).put("server", Json.object().put("address", server)).put("direction", direction);
	}

	private void require(String language, String rows) throws Refusal {
		PrintedFacts printed = new PrintedFacts(new FactFile(facts, Digest.sha256(new byte[0])), PageWords.in(language).orElseThrow());
		Forms forms = Forms.in(language);
		new EndpointText(printed, forms).requireEndpoints(new Section("8 Endpoints", Squeezed.of(forms.of("endpoint.lead") + rows), new TreeMap<>(Map.of(0, 1))));
	}

	@Test
	void mostSightingsThenMostBytesOutThenTheAddressComeFirst() throws Refusal {
		flow("a", "e", "10.0.0.9", 5, 7);
		flow("b", "e", "10.0.0.10", 5, 7);
		flow("c", "e", "10.0.0.1", 1_234_567, 7).put("run", "R10");
		flow("d", "e", "10.0.0.1", 0, 0).put("run", "R2").put("unsearched", Json.array(List.of(Json.object().put("direction", "out").put("bytes", 1_000), Json.object().put("direction", "in").put("bytes", 5))));
		flow("e", "e", "2001:db8::1", 3, 0);
		sighting("e", "2001:db8::1", "out");
		sighting("c", "10.0.0.1", "in");
		require("en", "2001:db8::1 no name seen 1 flow in no run; 1 sighting going out; 0 bytes out not readable" + UNKNOWN + "3 0"
				+ "10.0.0.1 no name seen 2 flows in run R2, R10; 0 sightings going out; 123,456 bytes out not readable, 1,000 not searched" + UNKNOWN + "1,234,567 7"
				+ "10.0.0.10 no name seen 1 flow in no run; 0 sightings going out; 0 bytes out not readable" + UNKNOWN + "5 7"
				+ "10.0.0.9 no name seen 1 flow in no run; 0 sightings going out; 0 bytes out not readable" + UNKNOWN + "5 7");
		require("de", "2001:db8::1 kein Name gesehen 1 Datenfluss in keinem Lauf; 1 Sichtung hinaus; 0 Bytes hinaus nicht lesbar unbekannt [U1] unbekannt [U1] 3 0"
				+ "10.0.0.1 kein Name gesehen 2 Datenflüsse in Lauf R2, R10; 0 Sichtungen hinaus; 123 456 Bytes hinaus nicht lesbar, 1 000 nicht durchsucht unbekannt [U1] unbekannt [U1] 1 234 567 7"
				+ "10.0.0.10 kein Name gesehen 1 Datenfluss in keinem Lauf; 0 Sichtungen hinaus; 0 Bytes hinaus nicht lesbar unbekannt [U1] unbekannt [U1] 5 7"
				+ "10.0.0.9 kein Name gesehen 1 Datenfluss in keinem Lauf; 0 Sichtungen hinaus; 0 Bytes hinaus nicht lesbar unbekannt [U1] unbekannt [U1] 5 7");
	}

	@Test
	void bestNameIsTheFirstOfTheBestSource() throws Refusal {
		flow("a", "e", "10.0.0.1", 5, 7);
		name("10.0.0.1", "asked.example", "parameter", 1, 1);
		name("10.0.0.1", "dns.example", "dns", 1, 1);
		name("10.0.0.1", "late.example", "sni", 200, 9);
		name("10.0.0.1", "early.example", "sni", 30, 8);
		name("10.0.0.2", "other.example", "http-host", 3, 8);
		require("en", "10.0.0.1 early.example (sni frame 8) 1 flow in no run; 0 sightings going out; 0 bytes out not readable" + UNKNOWN + "5 7");
	}

	@Test
	void serverOfAControlRunIsBackground() throws Refusal {
		fact("run").put("run", "R0").put("hypothetical", false);
		fact("run").put("run", "R1").put("hypothetical", true);
		fact("run").put("run", "R2").put("hypothetical", false).put("handset", "H1");
		flow("a", "e", "10.0.0.1", 5, 7).put("run", "R0");
		flow("b", "e", "10.0.0.2", 4, 7).put("run", "R1");
		flow("c", "e", "10.0.0.3", 3, 7).put("run", "R2");
		String one = " no name seen 1 flow in run R";
		require("en", "10.0.0.1 no name seen background: called without the handset too 1 flow in run R0; 0 sightings going out; 0 bytes out not readable" + UNKNOWN + "5 7"
				+ "10.0.0.2" + one + "1; 0 sightings going out; 0 bytes out not readable" + UNKNOWN + "4 7" + "10.0.0.3" + one + "2; 0 sightings going out; 0 bytes out not readable" + UNKNOWN + "3 7");
	}

	/** What points saw twice counts once: at the point with more sightings, then flows, then bytes; the whole point before the others where they are equal. */
	@Test
	void whatSeveralPointsSawCountsOnce() throws Refusal {
		point("R1", "ap", "wifi", "wifi");
		point("R1", "gateway", "both", "wifi", "cellular");
		flow("a", "wifi", "10.0.0.1", 500, 0).put("run", "R1");
		flow("b", "both", "10.0.0.1", 400, 0).put("run", "R1");
		flow("c", "both", "10.0.0.2", 300, 0).put("run", "R1");
		flow("d", "wifi", "10.0.0.2", 300, 0).put("run", "R1");
		flow("e", "wifi", "10.0.0.3", 10, 0).put("run", "R1");
		flow("f", "both", "10.0.0.3", 200, 0).put("run", "R1");
		sighting("e", "10.0.0.3", "out");
		String one = " no name seen 1 flow in run R1; 0 sightings going out; ";
		require("en", "10.0.0.3 no name seen 1 flow in run R1; 1 sighting going out; 1 bytes out not readable" + UNKNOWN + "10 0" + "10.0.0.1" + one + "50 bytes out not readable" + UNKNOWN + "500 0"
				+ "10.0.0.2" + one + "30 bytes out not readable" + UNKNOWN + "300 0");
	}

	@Test
	void pointsThatSeeDifferentBearersAddUp() throws Refusal {
		point("R1", "ap", "wifi", "wifi");
		point("R1", "gateway", "mobile", "cellular");
		flow("a", "wifi", "10.0.0.1", 500, 0).put("run", "R1");
		flow("b", "mobile", "10.0.0.1", 400, 0).put("run", "R1");
		require("en", "10.0.0.1 no name seen 2 flows in run R1; 0 sightings going out; 90 bytes out not readable" + UNKNOWN + "900 0");
	}

	@Test
	void marksAreGivenInTheOrderOfTheirFirstUse() throws Refusal {
		flow("a", "e", "10.0.0.1", 50, 0);
		flow("b", "e", "10.0.0.2", 40, 0);
		flow("c", "e", "10.0.0.3", 30, 0);
		fact("attribution").put("address", "10.0.0.1").put("country", "XH").put("countrySource", "one").put("as", "AS1").put("asSource", "two").put("owner", "Hesperus").put("ownerSource", "three").put("unknown", Json.object());
		fact("attribution").put("address", "10.0.0.2").put("country", "XB").put("countrySource", "three").put("unknown", Json.object().put("as", "why").put("owner", "why not"));
		String more = " no name seen 1 flow in no run; 0 sightings going out; ";
		String rows = "10.0.0.1" + more + "5 bytes out not readable XH [T1] Hesperus [T3] 50 0 10.0.0.2" + more + "4 bytes out not readable XB [T3] unknown [U2] 40 0 10.0.0.3" + more + "3 bytes out not readable ";
		for (int mark = 1; mark <= 3; mark++) {
			require("en", rows + "unknown [U" + mark + "] unknown [U" + mark + "] 30 0");
		}
		Refusal told = assertThrows(Refusal.class, () -> require("en", rows + "unknown [U4] unknown [U4] 30 0"));
		assertTrue(told.getMessage().contains("endpoint 10.0.0.3"), told.getMessage());
	}

	@Test
	void rowGoesOnBehindTheEndOfAPageColumnByColumn() throws Refusal {
		flow("a", "e", "10.0.0.1", 5, 7);
		Forms forms = Forms.in("en");
		TreeMap<Integer, Piece> pieces = new TreeMap<>();
		StringBuilder text = new StringBuilder(Squeezed.of(forms.of("endpoint.lead")));
		for (String written : List.of("0 10.0.0.1", "1 no name seen 1 flow", "2 unknown [U1]", "3 unknown [U1]", "4 5", "5 7", "1 in no run; 0 sightings going out; 0 bytes out not readable")) {
			float left = 100 * (written.charAt(0) - '0');
			pieces.put(text.length(), new Piece(left, left + 90, 0, 5));
			text.append(Squeezed.of(written.substring(2)));
		}
		PrintedFacts printed = new PrintedFacts(new FactFile(facts, Digest.sha256(new byte[0])));
		new EndpointText(printed, forms).requireEndpoints(new Section("8 Endpoints", text.toString(), new TreeMap<>(Map.of(0, 1)), pieces, Optional.empty()));
	}
}
