package org.telltale.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.telltale.base.json.Json;
import org.telltale.casework.facts.FactLine;

/** Facts of a small random case, as cells are made from. Times are so few that everything meets every edge. */
final class RandomAuditCase {

	private static final List<String> VALUES = List.of("off", "on", "none", "absent");
	private static final List<String> TESTS = List.of("cloud = off", "cloud = on", "cloud in { off , on }", "rom >= ota", "bearer = wifi", "consent = given", "consent in { none , withdrawn }");
	private static final List<String> DEFAULTS = List.of("property/ro.cloud", "p:bool/def_cloud");
	private static final List<String> ITEMS = List.of("image", "picture", "settings", "settings", "unread");
	private static final List<String> PLACES = List.of("secure/cloud", "secure cloud", "global/consent", "global/none", "the third line", "x");
	private static final List<String> KINDS = List.of("SMS", "PHOTO", "IMEI", "PHONE_NUMBER", "CONTACT", "TEXT", "EMAIL", "MAC");
	private static final List<String> COLUMNS = List.of("SMS", "PHOTO", "CONTENT", "IDENTIFIER", "PHONE_NUMBER", "EMAIL", "SMS , IDENTIFIER", "TEXT");
	/** What points see: all, one bearer alone, some of each other's, nothing that is known. */
	private static final List<List<String>> SEEN = List.of(List.of("wifi", "mobile"), List.of("wifi", "mobile"), List.of("wifi", "mobile"), List.of("mobile", "wifi"), List.of("wifi"), List.of("mobile"),
			List.of("mobile", "usb"), List.of("usb"), List.of());
	private static final int TIMES = 40;

	private final Random random;
	/** Well tested, of few kinds: cells come as far as the last rules. */
	private final boolean thorough;
	private final List<Json.Fields> facts = new ArrayList<>();
	private final List<String> exhibits = new ArrayList<>();
	private final List<String> exhibitKinds = new ArrayList<>();

	private RandomAuditCase(long seed) {
		random = new Random(seed);
		thorough = seed % 2 == 0;
	}

	/** Facts with ids, sorted, without cells. */
	static List<Json.Fields> facts(long seed) {
		RandomAuditCase made = new RandomAuditCase(seed);
		made.exhibits();
		made.add(FactLine.of("dimension", "quoted").put("dimension", "rom").put("order", Json.texts(List.of("stock", "ota", "ota-reset"))));
		made.add(FactLine.of("handset", "quoted").put("handset", "H1").put("make", "Hesperus"));
		if (made.random.nextBoolean()) {
			made.add(FactLine.of("handset", "quoted").put("handset", "H2").put("make", "Borealis"));
		}
		int runs = made.thorough ? 3 : 1 + made.random.nextInt(4);
		for (int i = 0; i < runs; i++) {
			made.run("R" + i, i > 0 && made.random.nextInt(5) == 0);
		}
		made.defaults();
		made.settings();
		made.claims();
		return FactLine.sorted(made.facts);
	}

	private void exhibits() {
		for (int i = 0; i < 5; i++) {
			String id = "E" + i;
			String kind = pick(thorough ? KINDS.subList(0, 2) : KINDS);
			exhibits.add(id);
			exhibitKinds.add(kind);
			Json.Fields exhibit = FactLine.of("exhibit", "quoted").put("exhibitId", id).put("kind", kind).put("length", random.nextInt(60));
			if (random.nextInt(60) == 0) {
				exhibit.put("sought", false);
			}
			add(kind.equals("PHOTO") ? exhibit : exhibit.put("value", value(kind)));
		}
	}

	private String value(String kind) {
		return switch (kind) {
			case "IMEI" -> "49015420323751" + random.nextInt(10);
			case "PHONE_NUMBER" -> pick(List.of("+447700900123", "+44 7700 900123", "07700 900 124"));
			default -> "ä word or two".substring(random.nextInt(8));
		};
	}

	private void run(String id, boolean control) {
		long start = random.nextInt(8);
		Json.Fields run = FactLine.of("run", "quoted").put("run", id).put("start", time(start)).put("end", time(start + 10 + random.nextInt(TIMES - 18)));
		if (random.nextInt(8) == 0) {
			run.put("hypothetical", true);
		}
		if (random.nextInt(8) == 0) {
			run.put("excluded", "altered");
		}
		add(control ? run : run.put("handset", handset()));
		boolean fresh = random.nextInt(3) == 0;
		if (fresh) {
			condition(id, "reset", "factory", 0, 2 * TIMES, source("log"));
			String value = pick(VALUES.subList(0, 2));
			condition(id, "cloud", value, 0, 2 * TIMES, source("log"));
			condition(id, "cloud", value, 0, 2 * TIMES, source("rom-default"));
		}
		for (String dimension : List.of("cloud", "rom", "bearer", "consent", "reset", "account")) {
			if (fresh && List.of("cloud", "reset").contains(dimension)) {
				continue;
			} else if (random.nextBoolean()) {
				int change = random.nextInt(TIMES);
				condition(id, dimension, 0, change);
				condition(id, dimension, change, 2 * TIMES);
			} else {
				for (int i = random.nextInt(thorough ? 2 : 3); i > 0; i--) {
					int from = random.nextInt(TIMES);
					condition(id, dimension, from, from + random.nextInt(TIMES));
				}
			}
			if (random.nextInt(8) == 0) {
				int from = random.nextInt(TIMES) - TIMES / 2;
				condition(id, dimension, from, from + random.nextInt(TIMES)); // beside what was entered for these times
			}
		}
		for (int i = random.nextInt(6) + (thorough ? 8 : 0); i > 0; i--) {
			add(FactLine.of("stimulus", "quoted").put("run", id).put("at", time()).put("kind", "DONE").put("exhibits", Json.texts(List.of(pick(exhibits)))));
		}
		int captures = thorough ? 2 + random.nextInt(3) : random.nextInt(5);
		for (int i = 0; i < captures; i++) {
			capture(id, id + "-c" + i);
		}
		if (captures >= 2 && random.nextInt(3) == 0) {
			add(FactLine.of("capture-set", "recounted").put("set", "set-" + id).put("members", Json.texts(List.of(id + "-c0", id + "-c1"))));
		}
	}

	private void condition(String run, String dimension, int from, int to) {
		String value = switch (dimension) {
			case "rom" -> pick(List.of("stock", "ota", "ota-reset"));
			case "bearer" -> pick(List.of("wifi", "mobile"));
			case "consent" -> pick(List.of("none", "given", "withdrawn"));
			case "reset" -> pick(List.of("factory", "no"));
			case "account" -> pick(List.of("none", "signed-in"));
			default -> pick(VALUES);
		};
		condition(run, dimension, value, from, to, source(pick(List.of("statement", "settings", "log", "screenshot", "rom-default", "rom-default"))));
	}

	private void condition(String run, String dimension, String value, int from, int to, Json source) {
		add(FactLine.of("condition", "quoted").put("run", run).put("dimension", dimension).put("value", value).put("from", time(from))
				.put("to", time(to)).put("uncertainty", time(random.nextInt(3)))
				.put("source", source));
	}

	private Json source(String kind) {
		Json.Fields source = Json.object().put("kind", kind);
		if (random.nextInt(6) > 0) {
			source.put("evidence", kind.equals("rom-default") ? "image" : pick(ITEMS)).put("reference", pick(kind.equals("rom-default") ? DEFAULTS : PLACES));
		}
		return source;
	}

	/** What was read of a ROM, in words of either kind, now and then with two values. */
	private void defaults() {
		for (int i = random.nextInt(4); i > 0; i--) {
			add(FactLine.of("rom-default", "quoted").put("evidence", random.nextInt(8) == 0 ? "other" : "image").put("name", pick(DEFAULTS))
					.put("value", pick(List.of("false", "OFF", "0", "true", "on", "none", "7"))).put("standing", pick(List.of("only", "several", "wins", "overridden"))).put("entry", i));
		}
	}

	/** What was read of a file of settings, and what kinds of items there are. */
	private void settings() {
		add(FactLine.of("evidence", "quoted").put("evidence", "image").put("kind", "firmware"));
		add(FactLine.of("evidence", "quoted").put("evidence", "picture").put("kind", pick(List.of("screenshot", "photo"))));
		for (int i = random.nextInt(4); i > 0; i--) {
			boolean cloud = random.nextBoolean();
			add(FactLine.of("setting", "quoted").put("evidence", "settings").put("namespace", cloud ? "secure" : "global").put("key", cloud ? "cloud" : "consent")
					.put("value", pick(List.of("0", "1", "OFF", "on", "none", "given", "7"))));
		}
	}

	private void capture(String run, String evidence) {
		Json.Fields item = FactLine.of("evidence", "recounted").put("evidence", evidence).put("kind", "capture").put("truncatedFrames", random.nextInt(6) == 0 ? 2 : 0);
		if (random.nextInt(8) > 0) {
			long first = random.nextInt(10) - (thorough ? 8 : 0);
			item.put("first", time(first)).put("last", time(first + random.nextInt(TIMES) + (thorough ? 30 : 0)));
		}
		add(item);
		add(FactLine.of("capture-point", "quoted").put("run", run).put("evidence", evidence).put("point", pick(List.of("ap", "ap", "ap", "handset", "gateway", "vpn")))
				.put("sees", Json.texts(pick(SEEN))).put("clockOffset", time(random.nextInt(3) - 1))
				.put("clockUncertainty", time(random.nextInt(3))));
		for (int i = random.nextInt(3); i > 0; i--) {
			flow(run, evidence, i);
		}
		for (int i = random.nextInt(3); i > 0; i--) {
			sighting(run, evidence);
		}
	}

	private void flow(String run, String evidence, int number) {
		Json.Fields flow = FactLine.of("flow", "recounted").put("flow", evidence + "-" + number).put("evidence", evidence).put("run", run)
				.put("server", Json.object().put("address", "192.0.2." + random.nextInt(3)).put("port", 80)).put("first", time()).put("last", time())
				.put("unreadable", both(random.nextInt(2) * random.nextInt(6))).put("gaps", both(random.nextInt(6) == 0 ? 3 : 0));
		if (random.nextInt(4) > 0) {
			flow.put("device", handset());
		}
		if (random.nextInt(3) == 0) {
			Json.Fields item = Json.object().put("direction", pick(List.of("out", "out", "in"))).put("reason", pick(List.of("match.cut", "match.picture"))).put("places", 1)
					.put("bytes", random.nextInt(8));
			flow.put("unsearched", Json.array(List.of(random.nextInt(3) == 0 ? item.put("encrypted", true) : item)));
		}
		add(flow);
	}

	private void sighting(String run, String evidence) {
		int exhibit = random.nextInt(exhibits.size());
		Json nodes = Json.array(random.nextInt(4) == 0 ? List.of(Json.object().put("op", "capture.tcp"), Json.object().put("op", "tls.decrypt"))
				: List.of(Json.object().put("op", "capture.tcp")));
		Json.Fields sighting = FactLine.of("sighting", "replayed").put("exhibitId", exhibits.get(exhibit)).put("kind", exhibitKinds.get(exhibit))
				.put("strength", pick(List.of("exact", "exact", "digest", "partial", "similar", "inferred"))).put("direction", pick(List.of("out", "out", "out", "in", "unknown")))
				.put("flow", evidence + "-1").put("run", run).put("evidence", evidence).put("at", time()).put("log10Chance", pick(List.of("-20", "-6", "-5")))
				.put("derivation", Json.object().put("nodes", nodes)).put("server", Json.object().put("address", "192.0.2.1").put("port", 80));
		add(random.nextInt(6) == 0 ? sighting : sighting.put("device", handset()));
	}

	private void claims() {
		for (int i = 0; i < 4; i++) {
			String kinds = pick(thorough ? COLUMNS.subList(0, 3) : COLUMNS);
			String when = random.nextInt(3) == 0 || thorough && random.nextBoolean() ? "" : " when " + pick(TESTS) + (random.nextInt(3) == 0 ? " and " + pick(TESTS) : "");
			String predicate = switch (random.nextInt(6)) {
				case 0, 1, 2 -> "never send " + kinds + " to any" + when;
				case 3 -> "send " + kinds + " only after consent = given" + when;
				case 4 -> "send " + kinds + " only encrypted" + when;
				default -> "initially cloud = " + pick(VALUES) + " after reset";
			};
			Json.Fields claim = FactLine.of("claim", "quoted").put("claim", "C" + i).put("predicate", predicate);
			add(random.nextInt(6) == 0 ? claim.put("subject", pick(List.of("hesperus", "Borealis"))) : claim);
		}
	}

	private String handset() {
		return random.nextInt(5) == 0 ? "H2" : "H1";
	}

	private String time() {
		return time(random.nextInt(TIMES));
	}

	private static String time(long nanos) {
		return Long.toString(nanos);
	}

	private static Json both(long out) {
		return Json.object().put("out", out).put("in", 7);
	}

	private <T> T pick(List<T> from) {
		return from.get(random.nextInt(from.size()));
	}

	private void add(Json.Fields fact) {
		facts.add(FactLine.identified(fact));
	}
}
