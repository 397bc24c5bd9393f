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
			{"claims":[{"id":"C1","claimant":"who claims it","date":"2014-07-30","text":"the claim, verbatim","source":"where it was made",
			  "archive":"statement.pdf","subject":"the make it speaks of","version":"","region":"",
			  "predicate":"never send CONTENT, IDENTIFIER, PHONE_NUMBER to any when cloud = off"}]}
			""";

	private static final String RUN_TABLE = """
			record,id,make,model,addresses,macs,dimension,order,run,handset,start,end,value,from,to,uncertainty,source,evidence,reference,by,at,kind,exhibits,file,point,sees,clockOffset,clockUncertainty
			handset,H1,,,192.0.2.10,00:00:5e:00:53:01,,,,,,,,,,,,,,,,,,,,,,
			dimension,,,,,,rom,stock ota,,,,,,,,,,,,,,,,,,,,
			run,,,,,,,,R1,H1,2014-08-07T10:00:00Z,2014-08-07T11:00:00Z,,,,,,,,,,,,,,,,
			condition,,,,,,cloud,,R1,,,,off,,,PT2S,settings,settings.db,secure/cloud_enabled,,,,,,,,,
			condition,,,,,,consent,,R1,,,,none,,,PT2S,statement,,,name,,,,,,,,
			condition,,,,,,bearer,,R1,,,,wifi,,,PT2S,screenshot,wifi.png,,,,,,,,,,
			stimulus,,,,,,,,R1,,,,,,,,,,,,2014-08-07T10:10:00Z,SMS_RECEIVED,E1 E1/from,,,,,
			capture,,,,,,,,R1,,,,,,,,,,,,,,,r1.pcapng,ap,wifi,PT0S,PT1S
			""";
	private static final String EXHIBIT_TABLE = """
			id,kind,text,value,from,to,name,numbers,file,by
			E1,SMS,,,+447700900123,,,,,
			E2,IMEI,,,,,,,,
			E3,CONTACT,,,,,,+447700900124;+447700900125,,
			E4,PHOTO,,,,,,,photo.jpg,
			""";
	private static final String CLAIM_TABLE = """
			id,claimant,date,text,source,archive,subject,version,region,predicate
			C1,who claims it,2014-07-30,"the claim, verbatim",where it was made,statement.pdf,the make it speaks of,,,"never send CONTENT, IDENTIFIER, PHONE_NUMBER to any when cloud = off"
			""";

	private InputTemplates() {
	}

	/** The same as a table (CSV). */
	public static String tableOf(String type) {
		return switch (type) {
			case "run" -> RUN_TABLE;
			case "exhibit" -> EXHIBIT_TABLE;
			case "claim" -> CLAIM_TABLE;
			default -> throw new IllegalArgumentException("no template for " + type);
		};
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
