package org.telltale.cli.bench.profile;

import java.util.List;

/** The parts of the way from a file to its records, told by where the code stands. */
final class EnginePart {

	static final String DIGEST = "digest";
	static final String OUTPUT = "output";
	static final String JAVA = "Java itself";

	private static final String PRODUCT = "org.telltale.";
	private static final String ENGINE = "org.telltale.capture.";
	private static final List<String> DIGESTS = List.of("sun.security.provider.", "java.security.MessageDigest");

	private EnginePart() {
	}

	/** The part that a stack belongs to: the digest if one is computed, else that of the innermost method of Telltale. */
	static String of(List<String> classes) {
		for (String type : classes) {
			if (DIGESTS.stream().anyMatch(type::startsWith)) {
				return DIGEST;
			}
			if (type.startsWith(PRODUCT)) {
				return part(type);
			}
		}
		return JAVA;
	}

	/** The package of the innermost method of Telltale, else of the innermost one. */
	static String packageOf(List<String> classes) {
		String type = classes.stream().filter(each -> each.startsWith(PRODUCT)).findFirst().orElse(classes.isEmpty() ? "" : classes.getFirst());
		// a lambda's class has dots of its own behind its name
		int end = type.contains("$$") ? type.indexOf("$$") : type.length();
		return type.substring(0, Math.max(0, type.lastIndexOf('.', end)));
	}

	private static String part(String type) {
		if (!type.startsWith(ENGINE)) {
			return type.startsWith("org.telltale.match.") ? "match" : type.startsWith("org.telltale.base.json.") || type.startsWith("org.telltale.cli.") ? OUTPUT : "base";
		}
		String inner = type.substring(ENGINE.length());
		if (inner.contains("FlowTable") || inner.startsWith("flow.")) {
			return "flow table";
		}
		int dot = inner.indexOf('.');
		return switch (dot < 0 ? "" : inner.substring(0, dot)) {
			case "" -> "engine";
			case "frame" -> "frame";
			case "packet" -> "packet";
			case "stream" -> "stream";
			case "layer" -> "layers";
			default -> "protocols";
		};
	}
}
