package org.telltale.casework.input;

/** Lists to fill in, one for each kind of input file. */
public final class InputTemplates {

	private static final String RUNS = """
			{"handsets":[{"id":"H1","make":"","model":"","addresses":["192.0.2.10"],"macs":["00:00:5e:00:53:01"]}],
			 "dimensions":{"rom":{"order":["stock","ota"]}},
			 "runs":[{"id":"R1","handset":"H1","start":"2014-08-07T10:00:00Z","end":"2014-08-07T11:00:00Z",
			   "conditions":[
			     {"dimension":"cloud","value":"off","uncertainty":"PT2S","source":{"kind":"settings","evidence":"settings.db"}},
			     {"dimension":"consent","value":"none","uncertainty":"PT2S","source":{"kind":"statement","by":"name"}},
			     {"dimension":"bearer","value":"wifi","uncertainty":"PT2S","source":{"kind":"screenshot","evidence":"wifi.png"}}],
			   "stimuli":[{"at":"2014-08-07T10:10:00Z","kind":"SMS_RECEIVED","exhibits":["E1"]}],
			   "captures":[{"file":"r1.pcapng","point":"ap","sees":["wifi"],"clockOffset":"PT0S","clockUncertainty":"PT1S"}]}]}
			""";
	private static final String EXHIBITS = """
			{"exhibits":[
			 {"id":"E1","kind":"SMS","text":"","from":"+447700900123"},
			 {"id":"E2","kind":"IMEI","value":""},
			 {"id":"E3","kind":"CONTACT","name":"","numbers":["+447700900124"]},
			 {"id":"E4","kind":"PHOTO","file":"photo.jpg"}]}
			""";
	private static final String CLAIMS = """
			{"claims":[{"id":"C1","claimant":"who claims it","date":"2014-07-30","text":"the claim, verbatim","source":"",
			  "predicate":"never send CONTENT, IDENTIFIER, PHONE_NUMBER to any when cloud = off"}]}
			""";

	private InputTemplates() {
	}

	/** The template of {@code run}, {@code exhibit} or {@code claim}. */
	public static String of(String type) {
		return switch (type) {
			case "run" -> RUNS;
			case "exhibit" -> EXHIBITS;
			case "claim" -> CLAIMS;
			default -> throw new IllegalArgumentException("no template for " + type);
		};
	}
}
